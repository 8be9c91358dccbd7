// mote only
'use strict';
// Messages that go packed, of all lengths, in fragments, with windows kept and not; small and unwanted ones
// go as they are.
const assert = require('assert');
const { once } = require('events');
const { isBuiltin } = require('module');
const { WebSocket, WebSocketServer } = require('ws');

const all = [
  true,
  { serverNoContextTakeover: true, clientNoContextTakeover: true, threshold: 0 },
  { serverMaxWindowBits: 9, clientMaxWindowBits: 8,
    zlibDeflateOptions: { level: 9, memLevel: 2, strategy: 1 } },
];
const text = 'packed, packed again, and héllo '.repeat(400);

async function echo(perMessageDeflate) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    assert.strictEqual(socket.extensions, 'permessage-deflate');
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  const client = new WebSocket(`ws://127.0.0.1:${server.address().port}`, { perMessageDeflate });
  const answer = once(client, 'message');
  client.on('open', () => client.send('first'));
  assert.strictEqual(`${(await answer)[0]}`, 'first');
  assert.strictEqual(client.extensions, 'permessage-deflate');
  for (const size of [0, 0, 1, 1023, 1024, 65536, 300000]) {
    const bytes = Buffer.alloc(size);
    for (let i = 0; i < size; i++) bytes[i] = (i * i) >> 5;
    client.send(bytes);
    const [data, isBinary] = await once(client, 'message');
    assert.ok(isBinary && data.equals(bytes), `${size} bytes`);
  }
  client.send('fragments ', { fin: false });
  client.send('', { fin: false });
  client.ping();
  client.send(text, { fin: true });
  assert.strictEqual(`${(await once(client, 'message'))[0]}`, `fragments ${text}`);
  client.send(text, { compress: false });
  assert.strictEqual(`${(await once(client, 'message'))[0]}`, text);
  client.close(1000, 'bye');
  const [code, reason] = await once(client, 'close');
  assert.deepStrictEqual([code, `${reason}`], [1000, 'bye']);
  server.close();
}

// How many bytes a message takes on its way.
async function lengthOnTheWire(perMessageDeflate, message, options) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate });
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${server.address().port}`);
  const [socket] = await once(server, 'connection');
  const before = socket._socket.bytesWritten;
  socket.send(message, options);
  const [data] = await once(client, 'message');
  assert.strictEqual(`${data}`, message);
  const length = socket._socket.bytesWritten - before;
  client.terminate();
  server.close();
  return length;
}

async function withGlobal() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: true });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  const socket = new globalThis.WebSocket(`ws://127.0.0.1:${server.address().port}`);
  socket.onopen = () => socket.send(text);
  socket.onmessage = ({ data }) => {
    assert.strictEqual(data, text);
    socket.close();
    server.close();
  };
}

async function run() {
  for (const options of all) await echo(options);
  const long = text.length;
  assert.ok(await lengthOnTheWire(true, text) < 200);
  assert.ok(await lengthOnTheWire(true, 'x'.repeat(100)) < 20, 'no threshold where the window is kept');
  assert.ok(await lengthOnTheWire(true, text, { compress: false }) > long);
  const forgetting = { serverNoContextTakeover: true };
  assert.strictEqual(await lengthOnTheWire(forgetting, 'x'.repeat(100)), 102);
  assert.ok(await lengthOnTheWire(forgetting, 'x'.repeat(1024)) < 50);
  assert.ok(await lengthOnTheWire({ ...forgetting, threshold: 10 }, 'x'.repeat(100)) < 20);
  await withGlobal();
}
if (isBuiltin('zlib')) run();
