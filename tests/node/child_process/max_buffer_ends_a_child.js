'use strict';
const assert = require('assert');
const { exec, execFile, execSync, spawnSync } = require('child_process');

function overflow(name) {
  return {
    code: 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER',
    name: 'RangeError',
    message: `${name} maxBuffer length exceeded`,
  };
}

let calls = 0;
const script = 'while true; do echo 0123456789; done';
exec(script, { maxBuffer: 25 }, (error, stdout) => {
  calls++;
  assert.throws(() => { throw error; }, overflow('stdout'));
  assert.strictEqual(stdout, '0123456789\n0123456789\n012');
});
execFile('sh', ['-c', 'while true; do echo ab >&2; done'], { maxBuffer: 4 }, (error, stdout, stderr) => {
  calls++;
  assert.throws(() => { throw error; }, overflow('stderr'));
  assert.deepStrictEqual([stdout, stderr], ['', 'ab\na']);
});
exec('echo 123456', { maxBuffer: 7 }, (error, stdout) => {
  calls++;
  assert.deepStrictEqual([error, stdout], [null, '123456\n']);
});
exec('echo 123456', { maxBuffer: Infinity }, (error) => {
  calls++;
  assert.strictEqual(error, null);
});
process.on('exit', () => assert.strictEqual(calls, 4));

const result = spawnSync('sh', ['-c', 'echo 0123456789'], { maxBuffer: 3 });
assert.strictEqual(result.error.code, 'ENOBUFS');
assert.strictEqual(result.error.syscall, 'spawnSync sh');
assert.strictEqual(result.stdout.toString(), '0123456789\n');
assert.throws(() => execSync(script, { maxBuffer: 100 }), { code: 'ENOBUFS' });
