'use strict';
const assert = require('assert');
const fs = require('fs');
const net = require('net');
const { execFile, spawnSync } = require('child_process');

const fd = fs.openSync(__filename);
const server = net.createServer().listen(0, () => {
  execFile('sh', ['-c', 'echo /proc/$$/fd/*'], (error, stdout) => {
    const numbers = stdout.trim().split(' ').map((name) => Number(name.slice(name.lastIndexOf('/') + 1)));
    assert(!numbers.includes(fd));
    // The shell may have one of its own for what it reads.
    assert(numbers.filter((number) => number > 2 && number < 10).length <= 1, stdout);
    fs.closeSync(fd);
    server.close();
  });
  // A signal that we ignore is not ignored by the child.
  assert.strictEqual(spawnSync('sh', ['-c', 'kill -PIPE $$']).signal, 'SIGPIPE');
});
