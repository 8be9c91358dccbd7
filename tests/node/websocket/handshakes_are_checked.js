// mote only
'use strict';
// Requests that are no proper handshake, and servers that decline.
const assert = require('assert');
const http = require('http');
const { WebSocket, WebSocketServer } = require('ws');
const serve = require('./_serve.js');

const GOOD = {
  'Connection': 'Upgrade', 'Upgrade': 'websocket', 'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

serve({ path: '/ws', verifyClient: ({ origin }) => origin !== 'http://evil' }, async (server, url) => {
  const { port } = server.address();
  const status = (headers, path = '/ws', method = 'GET') => new Promise((resolve, reject) => {
    const req = http.request({ port, host: '127.0.0.1', path, method, headers: { ...GOOD, ...headers } });
    req.on('response', (res) => res.resume().on('end', () => resolve(res.statusCode)));
    req.on('upgrade', (res, socket) => {
      socket.destroy();
      resolve(res.statusCode);
    });
    req.on('error', reject).end();
  });
  assert.strictEqual(await status({}), 101);
  assert.strictEqual(await status({}, '/ws', 'POST'), 405);
  assert.strictEqual(await status({ 'Upgrade': 'other' }), 400);
  assert.strictEqual(await status({ 'Sec-WebSocket-Key': 'short' }), 400);
  assert.strictEqual(await status({ 'Sec-WebSocket-Version': '12' }), 400);
  assert.strictEqual(await status({ 'Sec-WebSocket-Protocol': 'a, a' }), 400);
  assert.strictEqual(await status({ 'Origin': 'http://evil' }), 401);
  assert.strictEqual(await status({}, '/elsewhere'), 400);

  const declined = new WebSocket(`${url}/elsewhere`);
  await new Promise((resolve) => declined.on('error', (error) => {
    assert.strictEqual(error.message, 'Unexpected server response: 400');
    resolve();
  }));
  const wrong = http.createServer().listen(0, '127.0.0.1');
  wrong.on('upgrade', (req, socket) =>
    socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n' +
    'Connection: Upgrade\r\nSec-WebSocket-Accept: wrong\r\n\r\n'));
  await new Promise((resolve) => wrong.on('listening', resolve));
  const fooled = new WebSocket(`ws://127.0.0.1:${wrong.address().port}`);
  await new Promise((resolve) => fooled.on('error', (error) => {
    assert.strictEqual(error.message, 'Invalid Sec-WebSocket-Accept header');
    resolve();
  }));
  wrong.close();
  for (const address of ['x', 'ftp://x', 'ws://x#y']) assert.throws(() =>
    new WebSocket(address), SyntaxError);
  assert.throws(() => new WebSocket('ws://x', ['a b']), SyntaxError);
  assert.throws(() => new WebSocketServer({}), TypeError);
  server.close();
});
