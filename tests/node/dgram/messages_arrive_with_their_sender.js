'use strict';
const assert = require('assert');
const dgram = require('dgram');

for (const [type, address, family] of [['udp4', '127.0.0.1', 'IPv4'], ['udp6', '::1', 'IPv6']]) {
  const server = dgram.createSocket(type);
  const client = dgram.createSocket({ type });
  const got = [];
  server.on('message', (message, from) => {
    got.push(message.toString());
    assert.deepStrictEqual(from, { address, family, port: client.address().port, size: message.length });
    if (got.length === 3) {
      assert.deepStrictEqual(got, ['text', '', 'more']);
      server.send('answer', from.port, from.address);
    }
  });
  client.on('message', (message, from) => {
    assert.strictEqual(message.toString(), 'answer');
    assert.strictEqual(from.port, server.address().port);
    client.close();
    server.close();
  });
  // Not every machine has IPv6.
  server.on('error', (error) => assert.strictEqual(`${type} ${error.code}`, 'udp6 EADDRNOTAVAIL'));
  server.bind(0, address, () => {
    assert.deepStrictEqual(server.address(), { address, family, port: server.address().port });
    const { port } = server.address();
    client.send('text', port, address, (error, bytes) => {
      assert.deepStrictEqual([error, bytes], [null, 4]);
      client.send(Buffer.alloc(0), port, address, () => client.send([Buffer.from('mo'), 're'], port, address));
    });
  });
}
