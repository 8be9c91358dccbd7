'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

// Newer than the oldest Node that these tests run on.
if (fs.globSync) {
  fs.mkdirSync(at('a/b'), { recursive: true });
  for (const name of ['x.js', 'y.txt', 'a/z.js', 'a/b/w.js']) fs.writeFileSync(at(name), '');
  const find = (pattern, options) => fs.globSync(pattern, { cwd: dir, ...options }).sort();
  assert.deepStrictEqual(find('*.js'), ['x.js']);
  assert.deepStrictEqual(find('**/*.js'), ['a/b/w.js', 'a/z.js', 'x.js']);
  assert.deepStrictEqual(find(['*.txt', 'a/*.js']), ['a/z.js', 'y.txt']);
  assert.deepStrictEqual(find('a/{z,q}.js'), ['a/z.js']);
  assert.deepStrictEqual(find('no/*'), []);
  assert.deepStrictEqual(find('**/*.js', { exclude: (name) => name === 'a' }), ['x.js']);
  fs.glob('*.js', { cwd: dir }, (error, found) => assert.deepStrictEqual(found, ['x.js']));
  (async () => {
    const found = [];
    for await (const name of fs.promises.glob('a/*.js', { cwd: dir })) found.push(name);
    assert.deepStrictEqual(found, ['a/z.js']);
  })();
}
