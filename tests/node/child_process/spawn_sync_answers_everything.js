'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');

const done = spawnSync('sh', ['-c', 'cat; echo err >&2; exit 4'], { input: 'fed' });
assert.strictEqual(typeof done.pid, 'number');
assert.deepStrictEqual([done.status, done.signal, done.error], [4, null, undefined]);
assert.deepStrictEqual(done.output, [null, Buffer.from('fed'), Buffer.from('err\n')]);
assert.strictEqual(done.stdout, done.output[1]);
assert.strictEqual(done.stderr, done.output[2]);

const text = spawnSync('cat', { input: new Uint8Array([0xc3, 0xa9]), encoding: 'utf8' });
assert.deepStrictEqual(text.output, [null, 'é', '']);
assert.strictEqual(spawnSync('cat', { stdio: ['pipe', 'pipe', 'inherit'], input: 'x' }).output[2], null);
assert.strictEqual(spawnSync('cat', { encoding: 'utf8' }).stdout, '');
assert.deepStrictEqual(spawnSync('sh', ['-c', 'echo three >&3'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }).output,
  [null, null, null, Buffer.from('three\n')]);
assert.strictEqual(spawnSync('sh', ['-c', 'cat <&3'], { stdio: ['pipe', 'pipe', 'pipe', { fd: 0 }], input: '' }).status, 0);

const killed = spawnSync('sh', ['-c', 'kill -15 $$']);
assert.deepStrictEqual([killed.status, killed.signal, killed.error], [null, 'SIGTERM', undefined]);

const late = spawnSync('sh', ['-c', 'echo early; sleep 100'], { timeout: 300, killSignal: 'SIGKILL' });
assert.deepStrictEqual([late.status, late.signal, late.error.code], [null, 'SIGKILL', 'ETIMEDOUT']);
assert.deepStrictEqual([late.error.path, late.error.spawnargs], ['sh', ['-c', 'echo early; sleep 100']]);

const absent = spawnSync('no-such-program', ['x']);
assert.deepStrictEqual([absent.status, absent.signal, absent.output, absent.pid], [null, null, null, 0]);
assert.deepStrictEqual([absent.stdout, absent.stderr], [null, null]);
assert.strictEqual(absent.error.message, 'spawnSync no-such-program ENOENT');
assert.deepStrictEqual([absent.error.path, absent.error.spawnargs], ['no-such-program', ['x']]);

// More than a pipe holds, both ways.
const much = Buffer.alloc(1_000_000, 'abc');
assert(spawnSync('cat', { input: much, maxBuffer: Infinity }).stdout.equals(much));
// Nobody reads it: the rest of the input is let go.
assert.strictEqual(spawnSync('true', { input: much }).status, 0);
assert.strictEqual(spawnSync('echo $((2 * 3))', { shell: true, encoding: 'utf8' }).stdout, '6\n');
