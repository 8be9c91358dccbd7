'use strict';
const assert = require('assert');
const querystring = require('querystring');

const plain = (text, ...rest) => ({ ...querystring.parse(text, ...rest) });
assert.strictEqual(Object.getPrototypeOf(querystring.parse('')), null);
assert.deepStrictEqual(plain('a=1&b=2&a=3&a=4'), { a: ['1', '3', '4'], b: '2' });
assert.deepStrictEqual(plain('a&b=&=c&&d==e'), { a: '', b: '', '': 'c', d: '=e' });
assert.deepStrictEqual(plain('a+b=c%20d+e%2B'), { 'a b': 'c d e+' });
assert.deepStrictEqual(plain('%E4%BD%A0=%zz&x=%C3'), { '\u4f60': '%zz', x: '\ufffd' });
assert.deepStrictEqual(plain('a:1;b:2', ';', ':'), { a: '1', b: '2' });
assert.deepStrictEqual(plain('a<>1&&b<>2', '&&', '<>'), { a: '1', b: '2' });
assert.deepStrictEqual(plain('__proto__=1&hasOwnProperty=2').hasOwnProperty, '2');
assert.deepStrictEqual(plain('a=1&b=2&c=3', null, null, { maxKeys: 2 }), { a: '1', b: '2' });
assert.strictEqual(Object.keys(querystring.parse(Array.from({ length: 1500 }, (_, i) => `k${i}`)
  .join('&'))).length, 1000);
assert.strictEqual(Object.keys(querystring.parse(Array.from({ length: 1500 }, (_, i) => `k${i}`).join('&'), null, null,
  { maxKeys: 0 })).length, 1500);
assert.deepStrictEqual(plain('a=%62', null, null, { decodeURIComponent: (text) => `<${text}>` }), { '<a>': '<%62>' });
assert.deepStrictEqual(plain('a=%62', null, null, { decodeURIComponent() { throw new Error(); } }), { a: 'b' });
for (const other of [undefined, null, 5, {}]) assert.deepStrictEqual(plain(other), {});
