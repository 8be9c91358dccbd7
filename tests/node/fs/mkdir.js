'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

assert.strictEqual(fs.mkdirSync(at('one')), undefined);
assert.throws(() => fs.mkdirSync(at('one')), { message: `EEXIST: file already exists, mkdir '${at('one')}'` });
assert.throws(() => fs.mkdirSync(at('x/y')), { code: 'ENOENT' });
assert.strictEqual(fs.mkdirSync(at('p/q/r/'), { recursive: true }), at('p'));
assert.strictEqual(fs.mkdirSync(at('p/q/s'), { recursive: true }), at('p/q/s'));
assert.strictEqual(fs.mkdirSync(at('p/q'), { recursive: true }), undefined);
fs.writeFileSync(at('file'), '');
assert.throws(() => fs.mkdirSync(at('file'), { recursive: true }), { code: 'EEXIST' });
assert.throws(() => fs.mkdirSync(at('file/x/y'), { recursive: true }), { code: 'ENOTDIR', syscall: 'mkdir' });
fs.mkdirSync(at('closed'), 0o700);
assert.strictEqual(fs.statSync(at('closed')).mode & 0o777, 0o700);
assert.throws(() => fs.mkdirSync(at('z'), { recursive: 'yes' }), { code: 'ERR_INVALID_ARG_TYPE' });

fs.mkdir(at('a/b'), { recursive: true }, (error, first) => {
  assert.ifError(error);
  assert.strictEqual(first, at('a'));
});

const made = fs.mkdtempSync(at('tmp-'));
assert.match(path.basename(made), /^tmp-[A-Za-z0-9]{6}$/);
assert.strictEqual(fs.statSync(made).mode & 0o777, 0o700);
assert.ok(Buffer.isBuffer(fs.mkdtempSync(at('tmp-'), 'buffer')));
assert.throws(() => fs.mkdtempSync(at('no/tmp-')), {
  message: `ENOENT: no such file or directory, mkdtemp '${at('no/tmp-XXXXXX')}'`,
});
fs.mkdtemp(at('tmp-'), (error, name) => assert.ok(fs.existsSync(name)));
