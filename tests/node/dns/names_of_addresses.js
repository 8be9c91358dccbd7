'use strict';
const assert = require('assert');
const dns = require('dns');
const { answer, name, serve } = require('./_server');

const asked = [];
serve((query) => {
  asked.push(query.name);
  return answer(query, query.name.startsWith('1.') ? [['PTR', name('host.x')], ['PTR', name('other.x')]] : []);
}, async (server, close) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server]);
  assert.deepStrictEqual(await resolver.reverse('192.0.2.1'), ['host.x', 'other.x']);
  assert.deepStrictEqual(await resolver.reverse('2001:db8::1'), ['host.x', 'other.x']);
  await assert.rejects(resolver.reverse('192.0.2.2'), { code: /^E(NOTFOUND|NODATA)$/, syscall: 'getHostByAddr' });
  assert.strictEqual(asked[0], '1.2.0.192.in-addr.arpa');
  assert.strictEqual(asked[1], `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`);
  // The hosts file knows this machine.
  const own = await resolver.reverse('127.0.0.1');
  assert.ok(own.length > 0 && asked.length === 3);
  close();
});
