'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawn } = require('child_process');

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'stdio-'));
const file = path.join(place, 'output');
const fd = fs.openSync(file, 'a+');

// A descriptor, a stream of one, and more of them than three.
const child = spawn('sh', ['-c', 'echo one; echo two >&2; echo three >&3; cat <&4 >&5; exit 0'], {
  stdio: ['ignore', fd, { fd }, fd, 'pipe', 'overlapped', 'ignore', null],
});
assert.strictEqual(child.stdio.length, 8);
assert.deepStrictEqual([child.stdin, child.stdout, child.stderr, child.stdio[3]], [null, null, null, null]);
assert.deepStrictEqual([child.stdio[6], child.stdio[7]], [null, null]);
let five = '';
child.stdio[5].setEncoding('utf8').on('data', (piece) => { five += piece; });
child.stdio[4].end('through four');

child.on('close', () => {
  assert.strictEqual(five, 'through four');
  assert.deepStrictEqual(fs.readFileSync(file, 'utf8').split('\n').sort(), ['', 'one', 'three', 'two']);
  fs.closeSync(fd);
  fs.rmSync(place, { recursive: true });
});

// Standard streams that are ignored are there, and empty.
const silent = spawn('sh', ['-c', 'cat; echo unheard; exit 7'], { stdio: 'ignore' });
assert.deepStrictEqual([silent.stdin, silent.stdout, silent.stderr], [null, null, null]);
silent.on('close', (code) => assert.strictEqual(code, 7));
assert.deepStrictEqual(spawn('true', { stdio: 'inherit' }).stdio, [null, null, null]);
assert.strictEqual(spawn('true', { stdio: [] }).stdio.length, 3);
assert.strictEqual(spawn('true', { stdio: [process.stdin, process.stdout, process.stderr] }).stdout, null);
