'use strict';
const assert = require('assert');
const { spawn } = require('child_process');

function killed(signal, expected) {
  const child = spawn('sleep', ['100']);
  assert.strictEqual(child.kill(0), true);
  assert.strictEqual(child.killed, true);
  assert.strictEqual(child.kill(signal), true);
  child.on('exit', (code, name) => {
    assert.deepStrictEqual([code, name], [null, expected]);
    assert.deepStrictEqual([child.exitCode, child.signalCode], [null, expected]);
    assert.strictEqual(child.kill(), false);
  });
}

killed(undefined, 'SIGTERM');
killed('SIGKILL', 'SIGKILL');
killed('sigint', 'SIGINT');
killed(1, 'SIGHUP');

const child = spawn('cat');
assert.throws(() => child.kill('SIGNONE'), { code: 'ERR_UNKNOWN_SIGNAL', message: 'Unknown signal: SIGNONE' });
assert.throws(() => child.kill(999), { code: 'ERR_UNKNOWN_SIGNAL' });
child.stdin.end();
