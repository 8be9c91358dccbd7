'use strict';
const assert = require('assert');
const querystring = require('querystring');

assert.strictEqual(querystring.stringify({ a: [1, 'x', null], b: true, c: NaN, d: 10n, e: {}, f: undefined, g: '' }),
  'a=1&a=x&a=&b=true&c=&d=10&e=&f=&g=');
assert.strictEqual(querystring.stringify({ 'a b': 'c&d=e' }), 'a%20b=c%26d%3De');
assert.strictEqual(querystring.stringify({ a: 1, b: 2 }, ';', ':'), 'a:1;b:2');
assert.strictEqual(querystring.stringify({ a: [] }), '');
assert.strictEqual(querystring.stringify({ a: 'b' }, null, null, { encodeURIComponent: (text) => `<${text}>` }),
  '<a>=<b>');
for (const other of ['text', 5, null, undefined, true]) assert.strictEqual(querystring.stringify(other), '');
assert.strictEqual(querystring.stringify({ x: '\u20ac\u{1f600}' }), 'x=%E2%82%AC%F0%9F%98%80');
assert.throws(() => querystring.stringify({ x: '\ud800' }), { name: 'URIError', code: 'ERR_INVALID_URI' });
assert.strictEqual(querystring.encode, querystring.stringify);
assert.strictEqual(querystring.decode, querystring.parse);

assert.strictEqual(querystring.escape("A-z_9.~!'()* /"), "A-z_9.~!'()*%20%2F");
assert.strictEqual(querystring.escape({ toString: () => 'o o' }), 'o%20o');
assert.strictEqual(querystring.unescape('%41%zz%'), 'A%zz%');
assert.deepStrictEqual([...querystring.unescapeBuffer('a%20%4')], [97, 32, 37, 52]);
