'use strict';
// A symbol is no text for URLSearchParams.

const assert = require('assert');

const params = new URLSearchParams('a=1');
const symbol = Symbol('x');
for (const call of [() => params.append(symbol, 'b'), () => params.append('a', symbol), () => params.delete(symbol),
  () => params.get(symbol), () => params.getAll(symbol), () => params.has(symbol), () => params.set('a', symbol),
  () => new URLSearchParams({ a: symbol })]) {
  assert.throws(call, { name: 'TypeError', message: 'Cannot convert a Symbol value to a string' });
}
assert.strictEqual(`${params}`, 'a=1');
