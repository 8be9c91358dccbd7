'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mote-module-'));
const file = path.join(folder, 'late.js');
assert.throws(() => require(file), { code: 'MODULE_NOT_FOUND' });
assert.throws(() => require(path.join(folder, 'late')), { code: 'MODULE_NOT_FOUND' });

async function test() {
  await assert.rejects(import(file), { code: 'ERR_MODULE_NOT_FOUND' });
  fs.writeFileSync(file, 'module.exports = "here now"');
  assert.strictEqual(require(path.join(folder, 'late')), 'here now');
  assert.strictEqual(require(file), 'here now');
  assert.strictEqual((await import(file)).default, 'here now');
  fs.rmSync(folder, { recursive: true });
}
test();
