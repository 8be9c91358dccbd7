'use strict';
const assert = require('assert');
const { spawn, ChildProcess } = require('child_process');

const child = spawn('sh', ['-c', 'cat; echo problem >&2; exit 3']);
assert(child instanceof ChildProcess);
assert.strictEqual(typeof child.pid, 'number');
assert.strictEqual(child.spawnfile, 'sh');
assert.deepStrictEqual(child.spawnargs, ['sh', '-c', 'cat; echo problem >&2; exit 3']);
assert.deepStrictEqual([child.exitCode, child.signalCode, child.killed, child.connected], [null, null, false, false]);
assert.strictEqual(child.stdin, child.stdio[0]);
assert.deepStrictEqual([child.stdin.readable, child.stdin.writable, child.stdout.readable], [false, true, true]);

const events = [];
let out = '';
let err = '';
child.stdout.setEncoding('utf8').on('data', (piece) => { out += piece; });
child.stderr.setEncoding('utf8').on('data', (piece) => { err += piece; });
child.on('spawn', () => events.push('spawn'));
child.on('exit', (...args) => events.push(['exit', ...args]));
child.on('close', (...args) => events.push(['close', ...args]));
child.stdin.write('some ');
child.stdin.end('text');

process.on('exit', () => {
  assert.deepStrictEqual(events, ['spawn', ['exit', 3, null], ['close', 3, null]]);
  assert.deepStrictEqual([out, err], ['some text', 'problem\n']);
  assert.deepStrictEqual([child.exitCode, child.signalCode, child.killed], [3, null, false]);
  assert.strictEqual(child.kill(), false);
});
