'use strict';
// AsyncLocalStorage: each request's events see its own values, also on a socket that others used before.
const assert = require('assert');
const http = require('http');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const server = http.createServer((req, res) => res.end('hi'));

function ask(number, port) {
  return storage.run(number, () => new Promise((resolve) => {
    const check = () => assert.strictEqual(storage.getStore(), number);
    const req = http.get({ port, agent }, (res) => {
      check();
      for (const name of ['data', 'end']) res.on(name, check);
    });
    for (const name of ['socket', 'finish', 'error']) req.on(name, check);
    req.on('close', () => {
      check();
      resolve();
    });
  }));
}

server.listen(0, async () => {
  await Promise.all([1, 2, 3].map((number) => ask(number, server.address().port)));
  agent.destroy();
  server.close();
});
