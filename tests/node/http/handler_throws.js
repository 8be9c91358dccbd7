'use strict';
// What a handler throws is an uncaught exception, and the server goes on.
const assert = require('assert');
const { test, listen, Client, get } = require('./_raw');

test(async () => {
  const seen = [];
  process.on('uncaughtException', (error) => seen.push(error.message));
  const server = await listen((req, res) => {
    if (req.url === '/throw') throw new Error('thrown');
    res.end('fine');
  });
  const broken = new Client(server).write(get('/throw'));
  while (seen.length === 0) await new Promise(setImmediate);
  assert.deepStrictEqual(seen, ['thrown']);
  assert.match(await new Client(server).write(get()).closed, /fine$/);
  await broken.destroy();
  await new Promise((resolve) => server.close(resolve));
});
