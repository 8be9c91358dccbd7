'use strict';
const assert = require('assert');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');
const { test, all, event } = require('./_test');

test(async () => {
  const place = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'net-')), 'socket');
  const server = net.createServer((socket) => socket.pipe(socket));
  await new Promise((resolve) => server.listen(place, resolve));
  assert.strictEqual(server.address(), place);
  assert.ok(fs.statSync(place).isSocket());
  const client = net.connect(place);
  await event(client, 'connect');
  assert.strictEqual(client.remoteAddress, undefined);
  client.end('over a path');
  assert.strictEqual(await all(client), 'over a path');
  const second = net.createServer().listen(place);
  const [error] = await event(second, 'error');
  assert.strictEqual(error.code, 'EADDRINUSE');
  assert.strictEqual(error.address, place);
  await new Promise((resolve) => server.close(resolve));
  assert.strictEqual(fs.existsSync(place), false);
  fs.rmSync(path.dirname(place), { recursive: true });
});
