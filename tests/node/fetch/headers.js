'use strict';
// Headers: what it takes, joins, sorts and refuses.
const assert = require('assert');

const headers = new Headers([['b', '1'], ['A', ' 2\t'], ['set-cookie', 'x'], ['Set-Cookie', 'y'],
  ['a', '3']]);
assert.deepStrictEqual([...headers], [['a', '2, 3'], ['b', '1'], ['set-cookie', 'x'], ['set-cookie', 'y']]);
assert.strictEqual(headers.get('A'), '2, 3');
assert.strictEqual(headers.get('nothing'), null);
assert.strictEqual(headers.get('set-cookie'), 'x, y');
assert.deepStrictEqual(headers.getSetCookie(), ['x', 'y']);
headers.set('a', 'new');
headers.delete('B');
headers.append('c', '');
assert.ok(headers.has('C') && !headers.has('b'));
assert.deepStrictEqual([...headers.keys()], ['a', 'c', 'set-cookie', 'set-cookie']);
assert.deepStrictEqual([...headers.values()], ['new', '', 'x', 'y']);
const seen = [];
headers.forEach(function(value, name, all) { seen.push([name, value, all === headers, this.me]); },
  { me: 1 });
assert.deepStrictEqual(seen[0], ['a', 'new', true, 1]);

assert.deepStrictEqual([...new Headers({ x: 1, y: undefined })], [['x', '1'], ['y', 'undefined']]);
assert.deepStrictEqual([...new Headers(headers)], [...headers]);
assert.deepStrictEqual([...new Headers(new Map([['k', 'v']]))], [['k', 'v']]);
for (const wrong of [1, null, 'text', [['a']], [1], { 'a b': '1' }, { a: 'x\ny' }, { a: '€' }]) {
  assert.throws(() => new Headers(wrong), TypeError);
}
for (const name of ['', 'a b', 'é', 'a:', 'a\n']) {
  assert.throws(() => headers.append(name, 'x'), TypeError);
  assert.throws(() => headers.get(name), TypeError);
}
assert.throws(() => headers.append('a'),
  { name: 'TypeError', message: /2 arguments required, but only 1 found/ });
assert.throws(() => Headers.prototype.get.call({}, 'a'), TypeError);
assert.strictEqual(String(new Headers()), '[object Headers]');
assert.strictEqual(Object.prototype.toString.call(headers.entries()), '[object Headers Iterator]');
assert.strictEqual(require('util').inspect(new Headers({ 'X-Y': '1' })), "Headers { 'X-Y': '1' }");
