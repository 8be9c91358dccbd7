'use strict';
// What a handler stores belongs to its own request, through promises, timers and body events.
const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');
const { test, listen, Client } = require('./_raw');

test(async () => {
  const storage = new AsyncLocalStorage();
  const server = await listen((req, res) => storage.run(req.url, async () => {
    await null;
    assert.strictEqual(storage.getStore(), req.url);
    req.resume();
    await new Promise((resolve) => setTimeout(resolve, 1));
    assert.strictEqual(storage.getStore(), req.url);
    res.end(storage.getStore());
  }));
  const clients = Array.from({ length: 5 }, (_, n) => new Client(server)
    .write(`POST /${n} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx`));
  const texts = await Promise.all(clients.map((client) => client.closed));
  texts.forEach((text, n) => assert.ok(text.endsWith(`/${n}`)));
  server.close();
});
