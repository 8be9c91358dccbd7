'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('f'), '', { mode: 0o600 });
assert.strictEqual(fs.accessSync(at('f')), undefined);
fs.accessSync(at('f'), fs.constants.R_OK | fs.constants.W_OK);
assert.throws(() => fs.accessSync(at('f'), fs.constants.X_OK), { code: 'EACCES' });
assert.throws(() => fs.accessSync(at('no')), {
  message: `ENOENT: no such file or directory, access '${at('no')}'`,
});
assert.strictEqual(fs.existsSync(at('f')), true);
for (const path of [at('no'), undefined, null, {}, 5, 'a\0b', '']) {
  assert.strictEqual(fs.existsSync(path), false);
}
let calls = 0;
fs.access(at('f'), (error) => { assert.strictEqual(error, null); calls++; });
fs.access(at('no'), fs.constants.F_OK, (error) => { assert.strictEqual(error.code, 'ENOENT'); calls++; });
fs.exists(at('f'), (found) => { assert.strictEqual(found, true); calls++; });
fs.exists(at('no'), (found) => { assert.strictEqual(found, false); calls++; });
process.on('exit', () => assert.strictEqual(calls, 4));
