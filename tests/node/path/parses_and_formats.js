'use strict';
const assert = require('assert');
const path = require('path');

const rows = [
  ['/home/u/file.txt', { root: '/', dir: '/home/u', base: 'file.txt', ext: '.txt', name: 'file' }],
  ['./a/.b', { root: '', dir: './a', base: '.b', ext: '', name: '.b' }],
  ['/', { root: '/', dir: '/', base: '', ext: '', name: '' }],
  ['/x', { root: '/', dir: '/', base: 'x', ext: '', name: 'x' }],
  ['', { root: '', dir: '', base: '', ext: '', name: '' }],
  ['a/b/', { root: '', dir: 'a', base: 'b', ext: '', name: 'b' }],
];
for (const [input, output] of rows) assert.deepStrictEqual(path.parse(input), output);

assert.strictEqual(path.format({ dir: '/a', base: 'b.c', name: 'ignored' }), '/a/b.c');
assert.strictEqual(path.format({ root: '/', name: 'n', ext: 'e' }), '/n.e');
assert.strictEqual(path.format({ root: '/', dir: '/', name: 'n', ext: '.e' }), '/n.e');
assert.strictEqual(path.format({}), '');
assert.strictEqual(path.win32.format({ dir: 'C:\\a', base: 'b' }), 'C:\\a\\b');
assert.throws(() => path.format('x'), { code: 'ERR_INVALID_ARG_TYPE' });
for (const name of ['normalize', 'dirname', 'basename', 'extname', 'isAbsolute', 'parse', 'join', 'resolve']) {
  assert.throws(() => path[name](null), { code: 'ERR_INVALID_ARG_TYPE' }, name);
  assert.throws(() => path.win32[name](null), { code: 'ERR_INVALID_ARG_TYPE' }, name);
}
assert.throws(() => path.resolve('a', 1), { message: /^The "paths\[1\]" argument must be of type string/ });
