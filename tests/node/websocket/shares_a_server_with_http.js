// mote only
'use strict';
// noServer: a program's own 'upgrade' listener decides, beside ordinary requests; a stream over a socket.
const assert = require('assert');
const http = require('http');
const { WebSocket, WebSocketServer, createWebSocketStream } = require('ws');

const sockets = new WebSocketServer({ noServer: true });
const server = http.createServer((req, res) => res.end('plain'));
server.on('upgrade', (req, socket, head) => {
  sockets.handleUpgrade(req, socket, head, (ws) => sockets.emit('connection', ws, req));
});
sockets.on('connection', (ws) => {
  ws.send('one');
  ws.send('two');
  ws.close(1000);
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  assert.strictEqual(await (await fetch(`http://127.0.0.1:${port}/`)).text(), 'plain');
  const stream = createWebSocketStream(new WebSocket(`ws://127.0.0.1:${port}/`), { encoding: 'utf8' });
  let text = '';
  for await (const chunk of stream) text += chunk;
  assert.strictEqual(text, 'onetwo');

  const target = new WebSocket(`ws://127.0.0.1:${port}/`);
  const events = [];
  target.onmessage = (event) => events.push(event.data);
  target.addEventListener('close', (event) => {
    assert.deepStrictEqual([events, event.code, event.wasClean], [['one', 'two'], 1000, true]);
    server.close();
    server.closeAllConnections();
  });
});
