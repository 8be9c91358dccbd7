'use strict';
const assert = require('assert');
const { exec, execFile, spawn } = require('child_process');

const late = spawn('sleep', ['100'], { timeout: 20, killSignal: 'SIGKILL' });
late.on('exit', (code, signal) => assert.deepStrictEqual([code, signal, late.killed], [null, 'SIGKILL', true]));

const controller = new AbortController();
const aborted = spawn('sleep', ['100'], { signal: controller.signal });
const events = [];
aborted.on('error', (error) => {
  assert.strictEqual(error.name, 'AbortError');
  assert.strictEqual(error.code, 'ABORT_ERR');
  assert.strictEqual(error.cause.message, 'enough');
  events.push('error');
});
aborted.on('exit', (code, signal) => events.push(signal));
controller.abort(new Error('enough'));
process.on('exit', () => assert.deepStrictEqual(events, ['error', 'SIGTERM']));

const already = spawn('sleep', ['100'], { signal: AbortSignal.abort() });
already.on('error', (error) => assert.strictEqual(error.name, 'AbortError'));

exec('sleep 100', { timeout: 20 }, (error, stdout, stderr) => {
  assert.deepStrictEqual([error.killed, error.signal, error.code], [true, 'SIGTERM', null]);
  assert.strictEqual(error.cmd, 'sleep 100');
  assert.deepStrictEqual([stdout, stderr], ['', '']);
});

execFile('sleep', ['100'], { signal: AbortSignal.abort() }, (error) => {
  assert.strictEqual(error.name, 'AbortError');
  assert.strictEqual(error.cmd, 'sleep 100');
});
