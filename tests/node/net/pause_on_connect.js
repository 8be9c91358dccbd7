'use strict';
const assert = require('assert');
const { test, listen, connect, all, event } = require('./_test');

test(async () => {
  const server = await listen({ pauseOnConnect: true });
  const accepted = event(server, 'connection');
  const client = await connect(server);
  client.end('waits');
  const [peer] = await accepted;
  assert.strictEqual(peer.isPaused(), true);
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  assert.strictEqual(peer.bytesRead, 0);
  peer.resume();
  assert.strictEqual(await all(peer), 'waits');
  peer.end();
  await new Promise((resolve) => server.close(resolve));
});
