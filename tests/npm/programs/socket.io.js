'use strict';

const assert = require('assert');
const { once } = require('events');
const http = require('http');
const { Server } = require('socket.io');
const { io } = require('socket.io-client');

async function talk(transports) {
  const server = http.createServer();
  const sockets = new Server(server);
  sockets.on('connection', (socket) => {
    socket.join('room');
    socket.on('add', (a, b, answer) => answer(a + b));
    socket.on('bytes', (bytes) => sockets.to('room').emit('bytes', Buffer.concat([bytes, bytes])));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = io(`http://127.0.0.1:${server.address().port}`, { transports, forceNew: true });
  await new Promise((resolve, reject) => client.once('connect', resolve).once('connect_error', reject));
  assert.strictEqual(await client.emitWithAck('add', 1, 2), 3);
  client.emit('bytes', Buffer.from([1, 255]));
  const [bytes] = await new Promise((resolve) => client.once('bytes', (...args) => resolve(args)));
  assert.deepStrictEqual([...bytes], [1, 255, 1, 255]);
  client.disconnect();
  await sockets.close();
}

(async () => {
  assert.ok(once);
  await talk(['websocket']);
  await talk(['polling']);
  await talk(['polling', 'websocket']);
})();
