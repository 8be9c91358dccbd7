'use strict';
const assert = require('assert');
const { spawn } = require('child_process');

const size = 3 * 1024 * 1024;
const sent = Buffer.alloc(size, 'some bytes that can be told apart');
const child = spawn('cat');
const pieces = [];
child.stdout.on('data', (piece) => pieces.push(piece));
child.stdin.end(sent);
child.on('close', (code) => {
  assert.strictEqual(code, 0);
  assert(Buffer.concat(pieces).equals(sent));
});
