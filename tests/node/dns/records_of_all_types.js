'use strict';
const assert = require('assert');
const dns = require('dns');
const { TYPES, answer, name, serve, text, u8, u16, u32 } = require('./_server');

const soa = Buffer.concat([name('ns.x'), name('host.x'), u32(3210987654, 1, 2, 3, 4000000000)]);
const records = [
  ['CNAME', name('real.x'), 30],
  ['A', u8(1, 2, 3, 4), 100],
  ['AAAA', Buffer.concat([u16(0x2001, 0xdb8), Buffer.alloc(11), u8(1)])],
  ['MX', Buffer.concat([u16(10), name('mail.x')])],
  ['NS', Buffer.concat([text('ns'), u16(0xc00c)])],
  ['TXT', Buffer.concat([text('one'), text(''), text('\xe9')])],
  ['SRV', Buffer.concat([u16(1, 2, 8080), name('srv.x')])],
  ['PTR', name('ptr.x')],
  ['NAPTR', Buffer.concat([u16(5, 6), text('s'), text('SIP+D2U'), text('!a!b!'), name('sip.x')])],
  ['SOA', soa],
  ['CAA', Buffer.concat([u8(128), text('issue'), Buffer.from('ca.x')])],
];
const mx = { exchange: 'mail.x', priority: 10 };
const srv = { name: 'srv.x', port: 8080, priority: 1, weight: 2 };
const naptr = { flags: 's', service: 'SIP+D2U', regexp: '!a!b!', replacement: 'sip.x', order: 5, preference: 6 };
const soaResult = { nsname: 'ns.x', hostmaster: 'host.x', serial: 3210987654, refresh: 1, retry: 2, expire: 3,
  minttl: 4000000000 };
const caa = { critical: 128, issue: 'ca.x' };

const reply = (query) => answer(query, records.filter(([type]) =>
  query.type === TYPES.ANY || type === 'CNAME' && query.type === TYPES.A || query.type === TYPES[type]));

serve(reply, async (server, close) => {
  dns.setServers([server]);
  const { promises } = dns;
  assert.deepStrictEqual(await promises.resolve('all.x'), ['1.2.3.4']);
  assert.deepStrictEqual(await promises.resolve4('all.x', { ttl: true }), [{ address: '1.2.3.4', ttl: 30 }]);
  assert.deepStrictEqual(await promises.resolve6('all.x'), ['2001:db8::1']);
  assert.deepStrictEqual(await promises.resolve6('all.x', { ttl: true }), [{ address: '2001:db8::1', ttl: 60 }]);
  assert.deepStrictEqual(await promises.resolveMx('all.x'), [mx]);
  assert.deepStrictEqual(await promises.resolveNs('all.x'), ['ns.all.x']);
  assert.deepStrictEqual(await promises.resolveTxt('all.x'), [['one', '', '\xe9']]);
  assert.deepStrictEqual(await promises.resolveSrv('all.x'), [srv]);
  assert.deepStrictEqual(await promises.resolvePtr('all.x'), ['ptr.x']);
  assert.deepStrictEqual(await promises.resolveNaptr('all.x'), [naptr]);
  assert.deepStrictEqual(await promises.resolveSoa('all.x'), soaResult);
  assert.deepStrictEqual(await promises.resolveCaa('all.x'), [caa]);
  assert.deepStrictEqual(await promises.resolve('all.x', 'MX'), [mx]);
  const any = await promises.resolveAny('all.x');
  const byType = Object.fromEntries(any.map(({ type, ...rest }) => [type, rest]));
  assert.deepStrictEqual(byType.MX, mx);
  assert.deepStrictEqual(byType.SOA, soaResult);
  assert.deepStrictEqual(byType.TXT, { entries: ['one', '', '\xe9'] });
  assert.deepStrictEqual(byType.NS, { value: 'ns.all.x' });
  assert.deepStrictEqual(byType.SRV, srv);
  assert.deepStrictEqual(byType.CAA, caa);
  assert.strictEqual(byType.AAAA.address, '2001:db8::1');
  dns.resolve('all.x', 'AAAA', (error, found) => {
    assert.deepStrictEqual([error, found], [null, ['2001:db8::1']]);
    dns.resolve4('all.x', { ttl: true }, (error, found) => {
      assert.deepStrictEqual([error, found], [null, [{ address: '1.2.3.4', ttl: 30 }]]);
      close();
    });
  });
});
