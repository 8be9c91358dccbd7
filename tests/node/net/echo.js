'use strict';
// Bytes go there and back, whole and in order.
const assert = require('assert');
const { test, listen, connect, all } = require('./_test');

test(async () => {
  const server = await listen((socket) => socket.pipe(socket));
  const socket = await connect(server);
  const sent = Buffer.alloc(1_000_000, 'abcdefghij');
  socket.end(sent);
  const got = await all(socket);
  assert.strictEqual(got.length, sent.length);
  assert.strictEqual(got, sent.toString());
  await new Promise((resolve) => server.close(resolve));
});
