'use strict';
const assert = require('assert');
const path = require('path');

assert.strictEqual(path.posix, path);
assert.deepStrictEqual([path.sep, path.delimiter], ['/', ':']);
const table = {
  normalize: [['/a/../../b', '/b'], ['', '.'], ['a//b/', 'a/b/'], ['./a/./..', '.'], ['../../x/..', '../..'], ['//', '/'], ['./', './']],
  dirname: [['/a/b/', '/a'], ['/a', '/'], ['a', '.'], ['', '.'], ['//a', '//'], ['a//b', 'a/'], ['///', '/']],
  basename: [['/a/b.js/', 'b.js'], ['/', ''], ['', ''], ['a/..', '..']],
  extname: [['a.b.c', '.c'], ['.a', ''], ['a.', '.'], ['..', ''], ['..a', '.a'], ['a/.b/c', ''], ['x.y/', '.y'], ['', '']],
  isAbsolute: [['/a', true], ['a', false], ['', false], ['./a', false]],
};
for (const [name, rows] of Object.entries(table)) {
  for (const [input, output] of rows) assert.strictEqual(path[name](input), output, `${name} of ${input}`);
}
assert.strictEqual(path.basename('/a/b.js', '.js'), 'b');
assert.strictEqual(path.basename('.js', '.js'), '');
assert.strictEqual(path.basename('/a/.js', '.js'), '.js');
assert.strictEqual(path.join(), '.');
assert.strictEqual(path.join('', 'a', '', '../b', '.'), 'b');
assert.strictEqual(path.join('/a', '/b'), '/a/b');
assert.strictEqual(path.resolve('/a', 'b', '../c/'), '/a/c');
assert.strictEqual(path.resolve('x'), `${process.cwd()}/x`.replace('//', '/'));
assert.strictEqual(path.resolve('', '/..', ''), '/');
assert.strictEqual(path.relative('/a/b/c', '/a/d'), '../../d');
assert.strictEqual(path.relative('/a', '/a/b'), 'b');
assert.strictEqual(path.relative('/', '/a'), 'a');
assert.strictEqual(path.relative('/a/b', '/a/bc'), '../bc');
assert.strictEqual(path.relative('x', 'x'), '');
assert.strictEqual(path.toNamespacedPath('/a'), '/a');
