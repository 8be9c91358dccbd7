'use strict';
const assert = require('assert');
const { win32 } = require('path');

assert.strictEqual(win32.win32, win32);
assert.strictEqual(win32.posix, require('path'));
assert.deepStrictEqual([win32.sep, win32.delimiter], ['\\', ';']);
const table = {
  normalize: [['C:/a/../b/', 'C:\\b\\'], ['C:', 'C:.'], ['//srv/share/a/..', '\\\\srv\\share\\'], ['a/../c:', '.\\c:'],
    ['\\\\?\\x', '\\\\?\\x'], ['', '.']],
  dirname: [['C:\\a\\b', 'C:\\a'], ['C:\\', 'C:\\'], ['\\\\srv\\share\\a', '\\\\srv\\share\\'], ['c:a', 'c:']],
  basename: [['C:a', 'a'], ['C:\\a\\b/', 'b'], ['C:', '']],
  isAbsolute: [['C:\\', true], ['C:', false], ['\\a', true], ['/a', true], ['a', false]],
  resolve: [['C:\\a\\..\\b', 'C:\\b'], ['//srv/share/x', '\\\\srv\\share\\x']],
  toNamespacedPath: [['C:\\a', '\\\\?\\C:\\a'], ['\\\\srv\\share\\a', '\\\\?\\UNC\\srv\\share\\a']],
};
for (const [name, rows] of Object.entries(table)) {
  for (const [input, output] of rows) assert.strictEqual(win32[name](input), output, `${name} of ${input}`);
}
assert.strictEqual(win32.join('C:\\a', '..', 'b'), 'C:\\b');
assert.strictEqual(win32.join('//', 'a', 'b'), '\\a\\b');
assert.strictEqual(win32.resolve('C:\\a', 'D:b', 'C:c'), 'C:\\a\\c');
assert.strictEqual(win32.relative('C:\\a\\B', 'c:\\A\\d'), '..\\d');
assert.strictEqual(win32.relative('C:\\a', 'D:\\b'), 'D:\\b');
assert.deepStrictEqual(win32.parse('C:\\a\\b.c'), { root: 'C:\\', dir: 'C:\\a', base: 'b.c', ext: '.c', name: 'b' });
