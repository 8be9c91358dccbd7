'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

// Names are bytes: spaces, quotes, non-ASCII letters, and what is no UTF-8.
for (const name of ['with space', "quo'te", '\u00fcml\u00e4ut', '\u{1f600}', 'new\nline', '-dash']) {
  fs.writeFileSync(at(name), name);
  assert.strictEqual(fs.readFileSync(at(name), 'utf8'), name);
  assert.ok(fs.readdirSync(dir).includes(name));
  fs.unlinkSync(at(name));
}
const raw = Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0x62, 0xff])]);
fs.writeFileSync(raw, 'x');
assert.deepStrictEqual(fs.readdirSync(dir, 'buffer'), [Buffer.from([0x62, 0xff])]);
assert.strictEqual(fs.readdirSync(dir)[0], 'b\ufffd');
assert.strictEqual(fs.statSync(raw).size, 1);
fs.unlinkSync(raw);
assert.throws(() => fs.writeFileSync(at('n'.repeat(300)), ''), { code: 'ENAMETOOLONG' });
assert.throws(() => fs.statSync(''), { code: 'ENOENT', message: "ENOENT: no such file or directory, stat ''" });
