// mote only: npm's express says less
'use strict';
const assert = require('assert');
const express = require('express');

const app = express();
const handler = () => {};
assert.throws(() => app.get('*', handler), {
  name: 'TypeError',
  message: /^Missing parameter name at index 1: \*; visit https:\/\/git\.new\/pathToRegexpError/
});
assert.throws(() => app.get('/:a?', handler), { message: /^Unexpected \? at index 3: \/:a\?/ });
assert.throws(() => app.get('/a(b)', handler), { message: /^Unexpected \( at index 2/ });
assert.throws(() => app.get('/{a', handler), { message: /^Unexpected end at index 3, expected }/ });
assert.throws(() => app.get('/a\\', handler), { message: /^Unexpected end after \\ at index 3/ });
assert.throws(() => app.get('/:"x', handler), { message: /^Unterminated quote at index 2/ });
assert.throws(() => app.get('/:a:b', handler), { message: /^Missing text before "b" param/ });

// The messages say how the pattern is written now.
const NOW = { '*': '/*splat', '/:a?': '{/:a}', '/(.*)': '/*splat', '/:path+': '/*path', '/ab?c': '/a{b}c' };
for (const old of Object.keys(NOW)) {
  const advice = `(Express 5 writes this "${NOW[old]}")`;
  assert.throws(() => app.get(old, handler), (error) => error.message.endsWith(advice));
}
assert.throws(() => app.get('/:id(\\d+)', handler), { message: /give a RegExp/ });
