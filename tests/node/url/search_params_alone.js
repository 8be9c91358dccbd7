'use strict';
const assert = require('assert');
const { inspect } = require('util');

const text = (init) => new URLSearchParams(init).toString();
assert.strictEqual(text('?a=b&c'), 'a=b&c=');
assert.strictEqual(text(), '');
assert.strictEqual(text(null), '');
assert.strictEqual(text(5), '5=');
assert.strictEqual(text({ a: 1, b: 'x y' }), 'a=1&b=x+y');
assert.strictEqual(text([['a', 1], new Set(['b', '2'])]), 'a=1&b=2');
assert.strictEqual(text(new Map([['a', 'b']])), 'a=b');
assert.strictEqual(text(new URLSearchParams('q=r')), 'q=r');
assert.strictEqual(text('a=%zz&b=%C3&%41=+'), 'a=%25zz&b=%EF%BF%BD&A=+');
assert.strictEqual(text({ k: "!'()*~-._\u20ac\ud800" }), 'k=%21%27%28%29*%7E-._%E2%82%AC%EF%BF%BD');
for (const bad of [[['a']], [1], [['a', 'b', 'c']]]) assert.throws(() => text(bad), { code: 'ERR_INVALID_TUPLE' });
assert.throws(() => text({ [Symbol.iterator]: 1 }), { code: 'ERR_ARG_NOT_ITERABLE' });

const params = new URLSearchParams('b=1&a=2&b=3&c=4');
assert.strictEqual(params.size, 4);
assert.deepStrictEqual(params.getAll('b'), ['1', '3']);
assert.deepStrictEqual([params.get('b'), params.get('x')], ['1', null]);
assert.deepStrictEqual([params.has('b'), params.has('b', '3'), params.has('b', '9'), params.has('x')],
  [true, true, false, false]);
params.delete('b', '1');
params.set('c', '5');
params.set('d', '6');
params.append('a', '7');
assert.strictEqual(String(params), 'a=2&b=3&c=5&d=6&a=7');
params.sort();
assert.strictEqual(String(params), 'a=2&a=7&b=3&c=5&d=6');
assert.deepStrictEqual([...params.keys()], ['a', 'a', 'b', 'c', 'd']);
assert.deepStrictEqual([...params.values()], ['2', '7', '3', '5', '6']);
assert.strictEqual(params[Symbol.iterator], params.entries);
const seen = [];
params.forEach(function each(value, name, all) {
  seen.push(name + value);
  assert.strictEqual(all, params);
  assert.strictEqual(this, seen);
}, seen);
assert.deepStrictEqual(seen, ['a2', 'a7', 'b3', 'c5', 'd6']);
assert.throws(() => params.append('a'), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => params.get(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => params.forEach(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => params.get.call({}, 'a'), { code: 'ERR_INVALID_THIS' });
assert.strictEqual(inspect(new URLSearchParams('a=1&b=2')), "URLSearchParams { 'a' => '1', 'b' => '2' }");
assert.strictEqual(inspect(new URLSearchParams('a=1').keys()), "URLSearchParams Iterator { 'a' }");
