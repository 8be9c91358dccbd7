'use strict';
// server._handle has the descriptor of the listening socket: a child gets it among its stdio and listens on it.
const assert = require('assert');
const http = require('http');
const net = require('net');
const { spawn } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('disconnect', () => process.exit());
  http.createServer((req, res) => res.end('from the child')).listen({ fd: 3 }, () => process.send('listening'));
  return;
}

let answers = 0;
for (const server of [net.createServer(), http.createServer()]) {
  assert.ok(!server._handle);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    const child = spawn(process.execPath, [__filename, 'child'], { stdio: [0, 1, 2, server._handle, 'ipc'] });
    child.on('message', () => {
      server.close();
      http.get({ port, host: '127.0.0.1', agent: false }, (res) => res.setEncoding('utf8').on('data', (data) => {
        assert.strictEqual(data, 'from the child');
        answers++;
        child.kill();
      }));
    });
  });
}
process.on('exit', () => assert.strictEqual(answers, 2));

// What is no socket can't be listened on.
net.createServer().listen({ fd: 2000 }).on('error', (error) => assert.strictEqual(error.code, 'EINVAL'));
assert.throws(() => net.createServer().listen({ path: '\0abstract', readableAll: true }),
  { code: 'ERR_INVALID_ARG_VALUE' });
