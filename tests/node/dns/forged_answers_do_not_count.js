'use strict';
const assert = require('assert');
const dgram = require('dgram');
const dns = require('dns');
const { answer, name, serve, u8, u16 } = require('./_server');

const forged = [['A', u8(6, 6, 6, 6)]];

serve((query, overStream, also) => {
  also(answer(query, forged, { id: query.id ^ 1 }));
  also(answer(query, forged, { question: Buffer.concat([name('other.x'), u16(1, 1)]) }));
  return answer(query, [['A', u8(1, 1, 1, 1)]]);
}, (server, close) => {
  const resolver = new dns.Resolver();
  resolver.setServers([server]);
  resolver.resolve4('a.x', (error, found) => {
    assert.deepStrictEqual([error, found], [null, ['1.1.1.1']]);
    close();
  });
});

// Nor do those of somebody else than was asked.
const asked = dgram.createSocket('udp4');
const other = dgram.createSocket('udp4');
asked.bind(0, '127.0.0.1', () => {
  const resolver = new dns.Resolver();
  resolver.setServers([`127.0.0.1:${asked.address().port}`]);
  asked.once('message', (bytes, from) => {
    const query = require('./_server').parse(bytes);
    other.send(answer(query, forged), from.port, '127.0.0.1', () => {
      asked.send(answer(query, [['A', u8(2, 2, 2, 2)]]), from.port, '127.0.0.1');
    });
  });
  resolver.resolve4('a.x', (error, found) => {
    assert.deepStrictEqual([error, found], [null, ['2.2.2.2']]);
    asked.close();
    other.close();
  });
});
