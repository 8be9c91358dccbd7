// mote only: newer than Node 20
'use strict';
const assert = require('assert');
const dns = require('dns');
const { answer, serve, u8 } = require('./_server');

serve((query) => answer(query, [['TLSA', u8(3, 1, 2, 0xab, 0xcd)]]), async (server, close) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([server]);
  const data = new Uint8Array([0xab, 0xcd]).buffer;
  const tlsa = { certUsage: 3, selector: 1, match: 2, data };
  assert.deepStrictEqual(await resolver.resolveTlsa('_443._tcp.x'), [tlsa]);
  assert.deepStrictEqual(await resolver.resolve('_443._tcp.x', 'TLSA'), [tlsa]);
  assert.deepStrictEqual(await resolver.resolveAny('_443._tcp.x'), [{ ...tlsa, type: 'TLSA' }]);
  close();
});
