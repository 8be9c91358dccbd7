'use strict';
const assert = require('assert');
const path = require('path');

const matching = [['a.js', '*.js'], ['a/b.js', '**/*.js'], ['a.js', '**/*.js'], ['a/b/c', 'a/**'], ['x3', 'x{1..3}'],
  ['a.ts', '*.{js,ts}'], ['ab', '?b'], ['b', '[a-c]'], ['d', '[!a-c]'], ['aab', '+(a|b)'], ['.a', '.*']];
const others = [['a/b.js', '*.js'], ['.a', '*'], ['a/.b', '**'], ['x4', 'x{1..3}'], ['a', 'a/**'], ['foo.js', '!(foo).js'],
  ['a/b', '?*b']];
const matches = path.matchesGlob;
for (const [name, pattern] of matching) assert.strictEqual(matches(name, pattern), true, `${name} ${pattern}`);
for (const [name, pattern] of others) assert.strictEqual(matches(name, pattern), false, `${name} ${pattern}`);
assert.strictEqual(path.win32.matchesGlob('a\\b.js', 'a/*.js'), true);
assert.throws(() => matches(1, '*'), { code: 'ERR_INVALID_ARG_TYPE' });
