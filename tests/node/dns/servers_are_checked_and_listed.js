'use strict';
const assert = require('assert');
const dns = require('dns');

const resolver = new dns.Resolver();
assert.ok(resolver.getServers().length > 0);
resolver.setServers(['4.4.4.4:53', '[::1]:53', '1.2.3.4:666', '[fe80::1]:666', '[fe80::2]', '::2']);
assert.deepStrictEqual(resolver.getServers(),
  ['4.4.4.4', '::1', '1.2.3.4:666', '[fe80::1]:666', 'fe80::2', '::2']);
for (const server of ['', ' ', 'name', '1.2.3.4:x', '[::1', '::g', '['.repeat(10000), '1'.repeat(12)]) {
  assert.throws(() => resolver.setServers([server]),
    { code: 'ERR_INVALID_IP_ADDRESS', message: `Invalid IP address: ${server}` });
}
assert.throws(() => resolver.setServers('1.2.3.4'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => resolver.setServers([1]), { code: 'ERR_INVALID_ARG_TYPE', message: /"servers\[0\]"/ });
assert.strictEqual(resolver.getServers().length, 6);

dns.setServers(['9.8.7.6']);
assert.deepStrictEqual(dns.promises.getServers(), ['9.8.7.6']);
assert.notDeepStrictEqual(new dns.Resolver().getServers(), ['9.8.7.6']);
dns.setServers([]);
assert.deepStrictEqual(dns.getServers(), []);
dns.resolve4('a.x', (error) => assert.strictEqual(error.code, 'UNKNOWN_ARES_ERROR'));

for (const Resolver of [dns.Resolver, dns.promises.Resolver]) {
  assert.strictEqual(Resolver.name, 'Resolver');
  assert.throws(() => new Resolver({ timeout: '1' }), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => new Resolver({ timeout: -2 }), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => new Resolver({ tries: 0 }), { code: 'ERR_OUT_OF_RANGE' });
  const one = new Resolver({ timeout: -1, tries: 1 });
  one.setLocalAddress('127.0.0.1', '::1');
  one.setLocalAddress('::1');
  assert.throws(() => one.setLocalAddress('127.0.0.1', '127.0.0.1'), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => one.setLocalAddress('::1', '::1'), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => one.setLocalAddress('here'), { message: 'Invalid IP address.' });
  assert.throws(() => one.setLocalAddress(), { code: 'ERR_INVALID_ARG_TYPE' });
}
