'use strict';
// What fs.cp does not do, and what it tells of that.
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (...names) => path.join(dir, ...names);

assert.throws(() => fs.cp('a', 'b', 'options', () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.cp('a', 'b', { mode: -1 }, () => {}), { code: 'ERR_OUT_OF_RANGE' });

fs.mkdirSync(at('tree/to'), { recursive: true });
fs.symlinkSync('to', at('tree/link'));
fs.mkdirSync(at('other'));
fs.writeFileSync(at('other/link'), 'a file');
assert.throws(() => fs.cpSync(at('tree'), at('other'), { recursive: true }), { code: 'EEXIST' });
assert.strictEqual(fs.readFileSync(at('other/link'), 'utf8'), 'a file');

fs.cpSync(at('tree'), at('copy'), { recursive: true });
assert.throws(() => fs.cpSync(at('tree'), at('copy'), { recursive: true }), { code: 'ERR_FS_CP_EINVAL' });

// The filter is asked first, even where the copy would be refused.
fs.writeFileSync(at('file'), '');
fs.cpSync(at('tree'), at('file'), { recursive: true, filter: () => false });
fs.cp(at('tree'), at('file'), { recursive: true, filter: () => false }, (error) => assert.ifError(error));
