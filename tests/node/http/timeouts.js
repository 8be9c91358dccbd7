'use strict';
// setTimeout on server, request, response and socket.
const assert = require('assert');
const http = require('http');
const { test, listen, Client, get } = require('./_raw');

async function broken(prepare, handler = () => {}) {
  const server = http.createServer(handler);
  prepare(server);
  await listen(server);
  const text = await new Client(server).write(get()).closed;
  await new Promise((resolve) => server.close(resolve));
  return text;
}

test(async () => {
  // Nobody listens: the connection is closed.
  assert.strictEqual(await broken((server) => server.setTimeout(30)), '');
  // Whoever listens decides.
  const seen = [];
  assert.strictEqual(await broken((server) => server.setTimeout(30, (socket) => {
    seen.push('server');
    socket.destroy();
  })), '');
  assert.match(await broken(() => {}, (req, res) => {
    res.setTimeout(30, () => {
      seen.push('response');
      res.statusCode = 503;
      res.end('late');
    });
  }), /503[^]*late$/);
  assert.strictEqual(await broken(() => {}, (req) => {
    req.setTimeout(30);
  }), '');
  assert.strictEqual(await broken(() => {}, (req) => {
    req.socket.setTimeout(30, () => {
      seen.push('socket');
      req.socket.destroy();
    });
  }), '');
  assert.deepStrictEqual(seen, ['server', 'response', 'socket']);
});
