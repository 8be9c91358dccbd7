'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

const data = Buffer.alloc(3 * 1024 * 1024 + 7);
for (let i = 0; i < data.length; i += 4096) data[i] = i >> 12;
fs.writeFileSync(at('large'), data);
assert.ok(fs.readFileSync(at('large')).equals(data));
assert.strictEqual(fs.readFileSync(at('large'), 'latin1').length, data.length);
fs.readFile(at('large'), (error, read) => {
  assert.ifError(error);
  assert.ok(read.equals(data));
});
