'use strict';
const assert = require('assert');
const dns = require('dns');

dns.lookupService('127.0.0.1', 22, (error, hostname, service) => {
  assert.ifError(error);
  assert.ok(hostname.length > 0);
  assert.ok(['ssh', '22'].includes(service));
});
dns.promises.lookupService('127.0.0.1', '65000').then(({ hostname, service }) => {
  assert.ok(hostname.length > 0);
  assert.strictEqual(service, '65000');
});
assert.rejects(dns.promises.lookupService('192.0.2.1', 22), (error) => {
  assert.ok(['ENOTFOUND', 'EAI_AGAIN'].includes(error.code), error.code);
  assert.strictEqual(error.syscall, 'getnameinfo');
  return true;
});
assert.throws(() => dns.lookupService('127.0.0.1'), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => dns.lookupService('here', 1, () => {}), { code: 'ERR_INVALID_ARG_VALUE' });
for (const port of [null, undefined, 65536, 'x', '', {}]) {
  assert.throws(() => dns.lookupService('127.0.0.1', port, () => {}), { code: 'ERR_SOCKET_BAD_PORT' });
}
assert.throws(() => dns.lookupService('127.0.0.1', 1, null), { code: 'ERR_INVALID_ARG_TYPE' });
