'use strict';
// A server that was closed can listen again.
const assert = require('assert');
const { test, listen, Client, get } = require('./_raw');

test(async () => {
  const server = await listen((req, res) => res.end('ok'));
  for (let round = 0; round < 3; round++) {
    assert.match(await new Client(server).write(get()).closed, /ok$/);
    await new Promise((resolve) => server.close(resolve));
    await listen(server);
  }
  await new Promise((resolve) => server.close(resolve));
});
