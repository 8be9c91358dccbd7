'use strict';
// pause() holds the body back until resume().
const assert = require('assert');
const { test, listen, Client, post } = require('./_raw');

test(async () => {
  let paused;
  const arrived = new Promise((resolve) => {
    paused = resolve;
  });
  const server = await listen((req, res) => {
    let length = 0;
    req.on('data', (chunk) => {
      length += chunk.length;
      if (length === chunk.length) {
        req.pause();
        assert.strictEqual(req.isPaused(), true);
        paused(req);
      }
    });
    req.on('end', () => res.end(`got ${length}`));
  });
  const client = new Client(server).write(post('x'.repeat(100_000)));
  const req = await arrived;
  let more = false;
  req.on('data', () => {
    more = true;
  });
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  assert.strictEqual(more, false);
  req.resume();
  assert.match(await client.closed, /got 100000$/);
  server.close();
});
