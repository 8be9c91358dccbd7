'use strict';
const assert = require('assert');
const { execSync, execFileSync } = require('child_process');
const { ETIMEDOUT } = require('os').constants.errno;

assert.deepStrictEqual(execSync('echo text'), Buffer.from('text\n'));
assert.strictEqual(execSync('echo text', { encoding: 'utf8' }), 'text\n');
assert.strictEqual(execSync('cat', { input: 'fed', encoding: 'utf8' }), 'fed');
assert.strictEqual(execFileSync('echo', ['a b'], { encoding: 'utf8' }), 'a b\n');
assert.strictEqual(execFileSync('pwd', { cwd: '/', encoding: 'utf8' }), '/\n');
assert.strictEqual(execSync('true', { stdio: 'ignore' }), null);

let error;
try {
  execSync('echo out; echo why >&2; exit 9', { stdio: 'pipe' });
} catch (e) {
  error = e;
}
assert.strictEqual(error.message, 'Command failed: echo out; echo why >&2; exit 9\nwhy\n');
assert.deepStrictEqual([error.status, error.signal], [9, null]);
assert.deepStrictEqual([`${error.stdout}`, `${error.stderr}`], ['out\n', 'why\n']);
assert.deepStrictEqual(error.output, [null, error.stdout, error.stderr]);
assert.deepStrictEqual(Object.keys(error), ['status', 'signal', 'output', 'pid', 'stdout', 'stderr']);

assert.throws(() => execFileSync('sh', ['-c', 'exit 1'], { stdio: 'pipe' }),
  { message: 'Command failed: sh -c exit 1', status: 1 });
assert.throws(() => execFileSync('no-such-program'),
  { code: 'ENOENT', syscall: 'spawnSync no-such-program', path: 'no-such-program', spawnargs: [] });
assert.throws(() => execSync('sleep 100', { timeout: 20 }), { code: 'ETIMEDOUT', errno: -ETIMEDOUT, signal: 'SIGTERM' });
