'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

for (const path of [undefined, null, 5, {}, [], true, Symbol('x'), () => {}]) {
  assert.throws(() => fs.openSync(path), {
    name: 'TypeError',
    code: 'ERR_INVALID_ARG_TYPE',
    message: /^The "path" argument must be of type string or an instance of Buffer or URL\. Received /,
  });
}
for (const path of ['a\0b', Buffer.from('a\0b')]) {
  assert.throws(() => fs.statSync(path), {
    code: 'ERR_INVALID_ARG_VALUE',
    message: /^The argument 'path' must be a string, Uint8Array, or URL without null bytes\. Received /,
  });
}
assert.throws(() => fs.readFileSync(new URL('http://x/y')), { code: 'ERR_INVALID_URL_SCHEME' });

for (const fd of [undefined, null, '3', {}]) {
  assert.throws(() => fs.fstatSync(fd), { code: 'ERR_INVALID_ARG_TYPE' });
}
for (const fd of [-1, 1.5, 2 ** 31, NaN, Infinity]) {
  assert.throws(() => fs.fstatSync(fd), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
}
assert.throws(() => fs.openSync(at('x'), 'rw'), {
  code: 'ERR_INVALID_ARG_VALUE',
  message: "The argument 'flags' is invalid. Received 'rw'",
});
assert.throws(() => fs.openSync(at('x'), 'w', '9'), {
  message: "The argument 'mode' must be a 32-bit unsigned integer or an octal string. Received '9'",
});
assert.throws(() => fs.readFileSync(at('x'), 'nonsense'), {
  message: "The argument 'encoding' is invalid encoding. Received 'nonsense'",
});
assert.throws(() => fs.readFileSync(at('x'), 5), {
  message: 'The "options" argument must be one of type string or object. Received type number (5)',
});
assert.throws(() => fs.accessSync(at('x'), 99), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.renameSync(at('x'), 5), { message: /^The "newPath" argument/ });
assert.throws(() => fs.linkSync(5, at('x')), { message: /^The "existingPath" argument/ });
assert.throws(() => fs.symlinkSync('a', at('b'), 'odd'), { code: 'ERR_FS_INVALID_SYMLINK_TYPE' });
assert.throws(() => fs.chownSync(at('x'), '1', 1), { message: /^The "uid" argument must be of type number/ });
assert.throws(() => fs.utimesSync(at('x'), 'soon', 1), {
  message: 'The "time" argument must be an instance of Date or an Time in seconds. ' +
    "Received type string ('soon')",
});
assert.throws(() => fs.ftruncateSync(1, '5'), { message: /^The "len" argument must be of type number/ });

// A callback that is none is a mistake of the caller, and is told at once.
for (const call of [fs.readFile, fs.stat, fs.unlink, fs.open, fs.readdir, fs.mkdtemp, fs.exists]) {
  assert.throws(() => call(at('x')), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: 'The "cb" argument must be of type function. Received undefined',
  });
}
