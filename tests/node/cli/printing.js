'use strict';
const assert = require('assert');
const { spawnSync } = require('child_process');

function run(args, input) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', input });
  return { status, stdout, stderr };
}

for (const args of [['-p', '42'], ['--print', '42'], ['-pe', '42'], ['-p', '-e', '42'], ['--print', '--eval', '42']]) {
  assert.strictEqual(run(args).stdout, '42\n', args.join(' '));
}
assert.strictEqual(run(['-p', '\\-42']).stdout, '-42\n');

const missing = run(['--eval']);
assert.strictEqual(missing.status, 9);
assert.strictEqual(missing.stderr.split('\n')[0], `${process.execPath}: --eval requires an argument`);
const unknown = run(['--security-revert=no-such-hole']);
assert.strictEqual(unknown.status, 12);
