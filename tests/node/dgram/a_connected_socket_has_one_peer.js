'use strict';
const assert = require('assert');
const dgram = require('dgram');

const server = dgram.createSocket('udp4');
const client = dgram.createSocket('udp4');
server.bind(0, '127.0.0.1', () => {
  const { port } = server.address();
  client.connect(port, '127.0.0.1', () => {
    assert.deepStrictEqual(client.remoteAddress(), { address: '127.0.0.1', family: 'IPv4', port });
    assert.throws(() => client.connect(port), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED', message: 'Already connected' });
    assert.throws(() => client.send('x', 0, 1, port, '127.0.0.1'), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
    client.send('one');
    client.send('two', (error, bytes) => assert.deepStrictEqual([error, bytes], [null, 3]));
    client.send('xthreex', 1, 5);
    client.send('xfourx', 1, 4, () => {});
    client.send(['fi', 've'], () => {});
  });
  assert.throws(() => client.connect(port), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
});
const got = [];
server.on('message', (message) => {
  got.push(message.toString());
  if (got.length < 5) return;
  assert.deepStrictEqual(got, ['one', 'two', 'three', 'four', 'five']);
  client.disconnect();
  assert.throws(() => client.disconnect(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED', message: 'Not connected' });
  assert.throws(() => client.remoteAddress(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
  assert.throws(() => client.send('x'), { code: 'ERR_SOCKET_BAD_PORT' });
  client.connect(1);
  client.on('connect', () => {
    assert.strictEqual(client.remoteAddress().port, 1);
    client.close();
    server.close();
  });
});
