'use strict';
// A worker may listen on a path of its own folder, and on what the primary has open; what it was given goes with it.
const assert = require('assert');
const { spawn } = require('child_process');
const cluster = require('cluster');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');

const FD = 3;

// Who starts the primary gives it the socket.
function start() {
  const server = net.createServer();
  server.listen(0, '127.0.0.1', () => {
    const stdio = ['inherit', 'inherit', 'inherit', server._handle.fd];
    spawn(process.execPath, [__filename, 'primary'], { stdio }).on('exit', (code) => {
      assert.strictEqual(code, 0);
      server.close();
    });
  });
}

function primary() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
  // Too long a name when it is said in full.
  const inner = path.join(folder, 'i'.repeat(60));
  fs.mkdirSync(inner);
  process.chdir(folder);
  const worker = cluster.fork({ INNER: inner });
  const told = [];
  cluster.on('listening', (from, { addressType, fd }) => told.push(addressType === -1 ? 'path' : fd));
  worker.on('message', (message) => {
    assert.strictEqual(message, 'both');
    worker.disconnect();
  });
  worker.on('exit', (code) => {
    assert.strictEqual(code, 0);
    assert.deepStrictEqual(told, ['path', FD]);
    assert.deepStrictEqual(fs.readdirSync(inner), []);
    fs.rmSync(folder, { recursive: true });
  });
}

function work() {
  process.chdir(process.env.INNER);
  const name = 's'.repeat(40);
  net.createServer().listen(name, () => {
    assert.ok(fs.existsSync(name));
    net.createServer().listen({ fd: FD }, () => process.send('both'));
  });
}

if (process.argv[2] !== 'primary') start();
else if (cluster.isPrimary) primary();
else work();
