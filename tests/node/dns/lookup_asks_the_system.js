'use strict';
const assert = require('assert');
const dns = require('dns');
const { promisify } = require('util');

const missing = 'no-such-name.invalid';
dns.lookup('localhost', { family: 4 }, (error, address, family) => {
  assert.deepStrictEqual([error, address, family], [null, '127.0.0.1', 4]);
});
dns.lookup('127.0.0.1', { all: true }, (error, found) => {
  assert.deepStrictEqual([error, found], [null, [{ address: '127.0.0.1', family: 4 }]]);
});
dns.lookup('::1', { family: 'IPv6' }, (error, address, family) => {
  assert.deepStrictEqual([error, address, family], [null, '::1', 6]);
});
dns.lookup('', { family: 6 }, (error, address, family) => {
  assert.deepStrictEqual([error, address, family], [null, null, 6]);
});
dns.lookup(missing, (error) => {
  assert.ok(['ENOTFOUND', 'EAI_AGAIN'].includes(error.code), error.code);
  assert.strictEqual(error.message, `getaddrinfo ${error.code} ${missing}`);
  assert.ok(error.errno < -3000);
  assert.deepStrictEqual([error.syscall, error.hostname], ['getaddrinfo', missing]);
});
dns.promises.lookup('localhost', { family: 4, all: true }).then((found) => {
  assert.deepStrictEqual(found, [{ address: '127.0.0.1', family: 4 }]);
});
promisify(dns.lookup)('127.0.0.1').then((found) => {
  assert.deepStrictEqual(found, { address: '127.0.0.1', family: 4 });
});

const callback = () => assert.fail('called');
for (const lookup of [(...args) => dns.lookup(...args, callback), dns.promises.lookup]) {
  assert.throws(() => lookup({}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => lookup('a', 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => lookup('a', 5), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => lookup('a', { family: 5 }), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => lookup('a', { hints: 100 }), { message: "The argument 'hints' is invalid. Received 100" });
  assert.throws(() => lookup('a', { hints: '1' }), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => lookup('a', { all: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => lookup('a', { verbatim: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => dns.lookup('a'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => dns.lookup('a', 4), { code: 'ERR_INVALID_ARG_TYPE' });

assert.strictEqual(dns.getDefaultResultOrder(), 'verbatim');
dns.setDefaultResultOrder('ipv4first');
assert.strictEqual(dns.promises.getDefaultResultOrder(), 'ipv4first');
assert.throws(() => dns.setDefaultResultOrder('random'), { code: 'ERR_INVALID_ARG_VALUE' });
