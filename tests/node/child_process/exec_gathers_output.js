'use strict';
const assert = require('assert');
const { exec, execFile } = require('child_process');

let calls = 0;
exec('echo out; echo err >&2', (error, stdout, stderr) => {
  calls++;
  assert.deepStrictEqual([error, stdout, stderr], [null, 'out\n', 'err\n']);
});
exec('echo why >&2; echo some; exit 5', (error, stdout, stderr) => {
  calls++;
  assert.strictEqual(error.message, 'Command failed: echo why >&2; echo some; exit 5\nwhy\n');
  assert.deepStrictEqual([error.code, error.killed, error.signal], [5, false, null]);
  assert.strictEqual(error.cmd, 'echo why >&2; echo some; exit 5');
  assert.deepStrictEqual([stdout, stderr], ['some\n', 'why\n']);
});
exec('printf "\\303\\251"', { encoding: 'buffer' }, (error, stdout) => {
  calls++;
  assert.deepStrictEqual(stdout, Buffer.from('é'));
});
exec('printf "\\303\\251"', { encoding: 'latin1' }, (error, stdout) => {
  calls++;
  assert.strictEqual(stdout, '\u00c3\u00a9');
});
execFile('echo', ['a  b', '$HOME'], (error, stdout) => {
  calls++;
  assert.strictEqual(stdout, 'a  b $HOME\n');
});
execFile('no-such-program', ['x'], (error, stdout, stderr) => {
  calls++;
  assert.deepStrictEqual([error.code, error.cmd, error.path], ['ENOENT', 'no-such-program x', 'no-such-program']);
  assert.deepStrictEqual([stdout, stderr], ['', '']);
});
execFile('sh', ['-c', 'kill -9 $$'], (error) => {
  calls++;
  assert.deepStrictEqual([error.code, error.signal, error.killed], [null, 'SIGKILL', false]);
});
execFile('true');
execFile('true', null, { cwd: '/' }, () => calls++);
execFile('true', { cwd: '/' }, () => calls++);
process.on('exit', () => assert.strictEqual(calls, 9));
