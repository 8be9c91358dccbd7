'use strict';
const assert = require('assert');
const { test, listen, connect, event } = require('./_test');

test(async () => {
  const server = await listen((socket) => socket.resume());
  const client = await connect(server);
  client.destroy();
  const [callbackError] = await new Promise((resolve) => client.write('x', (...args) => resolve(args)));
  assert.strictEqual(callbackError.code, 'ERR_STREAM_DESTROYED');

  const ended = await connect(server);
  ended.end();
  const heard = event(ended, 'error');
  ended.write('x');
  assert.strictEqual((await heard)[0].code, 'ERR_STREAM_WRITE_AFTER_END');
  await new Promise((resolve) => server.close(resolve));
});
