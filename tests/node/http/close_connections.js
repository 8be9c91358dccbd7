'use strict';
// closeAllConnections and closeIdleConnections.
const assert = require('assert');
const { test, listen, Client } = require('./_raw');

const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

test(async () => {
  let waiting;
  const server = await listen((req, res) => {
    if (req.headers.wait) waiting = res;
    else res.end('ok');
  });
  const count = () => new Promise((resolve) => server.getConnections((error, number) => resolve(number)));
  const idle = new Client(server).write(request);
  await idle.until(/ok$/);
  const active = new Client(server).write(request.replace('\r\n\r\n', '\r\nWait: 1\r\n\r\n'));
  while (!waiting) await new Promise(setImmediate);
  assert.strictEqual(await count(), 2);
  server.closeIdleConnections();
  await idle.closed;
  assert.strictEqual(active.isClosed, false);
  const closed = new Promise((resolve) => waiting.on('close', resolve));
  server.closeAllConnections();
  assert.strictEqual(await active.closed, '');
  await closed;
  while (await count() > 0) await new Promise(setImmediate);
  assert.strictEqual(server.listening, true);
  const again = new Client(server).write(request);
  await again.until(/ok$/);
  await again.destroy();
  await new Promise((resolve) => server.close(resolve));
});
