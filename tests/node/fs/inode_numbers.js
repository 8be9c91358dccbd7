'use strict';
// Numbers of files are whole on every machine: as text in /proc, as BigInt, and as far as a number goes.

const assert = require('assert');
const { execFileSync } = (() => { try { return require('child_process'); } catch { return {}; } })();
const fs = require('fs');

for (const file of [__filename, '/', '/proc/self', '/dev/null']) {
  const big = fs.statSync(file, { bigint: true });
  const plain = fs.statSync(file);
  for (const name of ['dev', 'ino', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'size', 'blocks']) {
    assert.strictEqual(typeof big[name], 'bigint');
    if (file !== '/proc/self') assert.strictEqual(plain[name], Number(big[name]), `${name} of ${file}`);
    assert.ok(big[name] >= 0n, `${name} of ${file}`);
  }
}
const rdev = fs.statSync('/dev/null').rdev;
assert.deepStrictEqual([rdev >> 8, rdev & 255], [1, 3]);
if (execFileSync) {
  const told = execFileSync('stat', ['-c', '%d %i', __filename], { encoding: 'latin1' }).trim();
  const { dev, ino } = fs.statSync(__filename, { bigint: true });
  assert.strictEqual(`${dev} ${ino}`, told);
}
