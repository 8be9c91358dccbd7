'use strict';
const assert = require('assert');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');
const { test } = require('./_raw');

async function listening(...args) {
  const server = http.createServer((req, res) => res.end('ok'));
  let called = 0;
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    const result = server.listen(...args, () => {
      called++;
      resolve();
    });
    assert.strictEqual(result, server);
  });
  assert.strictEqual(called, 1);
  assert.strictEqual(server.listening, true);
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address;
}

test(async () => {
  assert.deepStrictEqual({ ...await listening(0, '127.0.0.1'), port: 0 },
    { address: '127.0.0.1', family: 'IPv4', port: 0 });
  assert.ok((await listening(0, '127.0.0.1')).port > 0);
  assert.ok((await listening(0)).port > 0);
  assert.ok((await listening()).port > 0);
  assert.ok((await listening('0', '127.0.0.1')).port > 0);
  assert.ok((await listening(0, 'localhost')).port > 0);
  assert.ok((await listening(0, '127.0.0.1', 10)).port > 0);
  assert.strictEqual((await listening({ port: 0, host: '127.0.0.1' })).address, '127.0.0.1');
  assert.ok((await listening({ port: 0, exclusive: true, backlog: 5 })).port > 0);
  const place = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'listen-')), 'socket');
  assert.strictEqual(await listening(place), place);
  assert.strictEqual(fs.existsSync(place), false);
  assert.strictEqual(await listening({ path: place, readableAll: true, writableAll: true }), place);
  fs.rmSync(path.dirname(place), { recursive: true });
  if (Object.values(os.networkInterfaces()).flat().some((one) => one.address === '::1')) {
    assert.strictEqual((await listening(0, '::1')).family, 'IPv6');
  }
});
