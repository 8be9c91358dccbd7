// mote only
'use strict';
// The bundled ws: text and bytes of every length, fragments, pings, and an orderly close.
const assert = require('assert');
const { WebSocket } = require('ws');
const serve = require('./_serve.js');

const seen = [];
serve({ handleProtocols: (names) => names.has('chat') && 'chat' }, (server, url) => {
  server.on('connection', (socket, req) => {
    seen.push(`connection ${req.url} ${socket.protocol}`);
    assert.strictEqual(server.clients.size, 1);
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    socket.on('ping', (data) => seen.push(`ping ${data}`));
    socket.on('close', (code, reason) => assert.deepStrictEqual([code, `${reason}`], [4001, 'done']));
  });
  const client = new WebSocket(`${url}/path?q`, ['chat', 'other']);
  assert.strictEqual(client.readyState, WebSocket.CONNECTING);
  assert.throws(() => client.send('too early'));
  const sizes = [0, 1, 125, 126, 65535, 65536, 200000];
  client.on('open', () => {
    assert.deepStrictEqual([client.readyState, client.protocol], [WebSocket.OPEN, 'chat']);
    client.ping('p');
    client.send('héllo');
    client.send('fragm', { fin: false });
    client.send('ents', { fin: true });
    for (const size of sizes) client.send(Buffer.alloc(size, size % 251));
    client.send('end');
  });
  client.on('pong', (data) => seen.push(`pong ${data}`));
  client.on('message', (data, isBinary) => {
    if (!isBinary) {
      seen.push(`${data}`);
      if (`${data}` === 'end') client.close(4001, 'done');
      return;
    }
    const size = sizes.shift();
    assert.deepStrictEqual(data, Buffer.alloc(size, size % 251));
  });
  client.on('close', (code, reason) => {
    assert.deepStrictEqual([code, `${reason}`, client.readyState], [4001, 'done', WebSocket.CLOSED]);
    assert.strictEqual(sizes.length, 0);
    server.close();
  });
  process.on('exit', () => assert.deepStrictEqual(seen,
    ['connection /path?q chat', 'ping p', 'pong p', 'héllo', 'fragments', 'end']));
});
