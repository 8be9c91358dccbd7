'use strict';

const assert = require('assert');
const { once } = require('events');
const http = require('http');
const WebSocket = require('ws');

(async () => {
  const server = http.createServer();
  const sockets = new WebSocket.Server({
    server,
    perMessageDeflate: { threshold: 10 },
    handleProtocols: () => 'chat',
  });
  sockets.on('connection', (socket, req) => {
    socket.on('message', (data, binary) => socket.send(binary ? data : `${req.url} ${data}`, { binary }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new WebSocket(`ws://127.0.0.1:${server.address().port}/room`, ['chat']);
  await once(client, 'open');
  assert.strictEqual(client.protocol, 'chat');
  assert.match(client.extensions, /permessage-deflate/);
  client.send('x'.repeat(100_000));
  assert.strictEqual((await once(client, 'message'))[0].toString(), '/room ' + 'x'.repeat(100_000));
  client.send(Buffer.from([0, 255, 1]));
  const [bytes, binary] = await once(client, 'message');
  assert.deepStrictEqual([[...bytes], binary], [[0, 255, 1], true]);
  client.ping('p');
  assert.strictEqual((await once(client, 'pong'))[0].toString(), 'p');
  client.close(4001, 'enough');
  const [code, reason] = await once([...sockets.clients][0], 'close');
  assert.deepStrictEqual([code, reason.toString()], [4001, 'enough']);
  sockets.close();
  server.close();
})();
