'use strict';
// allowHalfOpen lets a side go on writing after the other has ended.
const assert = require('assert');
const { test, listen, connect, all } = require('./_test');

test(async () => {
  const open = await listen({ allowHalfOpen: true }, (socket) => {
    socket.resume().on('end', () => setImmediate(() => socket.end('late')));
  });
  const client = await connect(open);
  client.end('x');
  assert.strictEqual(await all(client), 'late');
  await new Promise((resolve) => open.close(resolve));

  const shut = await listen((socket) => {
    assert.strictEqual(socket.allowHalfOpen, false);
    socket.resume().on('end', () => setImmediate(() => {
      assert.strictEqual(socket.writable, false);
      socket.on('error', (error) => assert.ok(['EPIPE', 'ERR_STREAM_WRITE_AFTER_END'].includes(error.code)));
      socket.write('too late');
    }));
  });
  const other = await connect(shut);
  other.end('x');
  assert.strictEqual(await all(other), '');
  await new Promise((resolve) => shut.close(resolve));
});
