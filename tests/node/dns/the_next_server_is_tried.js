'use strict';
const assert = require('assert');
const dgram = require('dgram');
const dns = require('dns');
const { answer, serve, u8 } = require('./_server');

// One that says nothing, one that talks nonsense, one that is not there, and one that answers.
const silent = dgram.createSocket('udp4');
const mad = dgram.createSocket('udp4');
const gone = dgram.createSocket('udp4');
const bind = (socket) => new Promise((resolve) => {
  socket.bind(0, '127.0.0.1', () => resolve(`127.0.0.1:${socket.address().port}`));
});
mad.on('message', (bytes, from) => mad.send(Buffer.concat([bytes.subarray(0, 2), u8(0x81, 0x80, 0, 9)]), from.port));

serve((query) => answer(query, [['A', u8(9, 9, 9, 9)]]), async (server, close) => {
  const bad = [await bind(silent), await bind(mad), await bind(gone)];
  gone.close();
  const resolver = new dns.promises.Resolver({ timeout: 50, tries: 2 });
  resolver.setServers([...bad, server]);
  assert.deepStrictEqual(await resolver.resolve4('a.x'), ['9.9.9.9']);
  resolver.setServers([bad[0]]);
  await assert.rejects(resolver.resolve4('a.x'), { code: 'ETIMEOUT' });
  resolver.setServers([bad[2]]);
  await assert.rejects(resolver.resolve4('a.x'), { code: 'ECONNREFUSED' });
  for (const socket of [silent, mad]) socket.close();
  close();
});
