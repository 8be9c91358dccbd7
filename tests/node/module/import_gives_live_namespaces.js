'use strict';
const assert = require('assert');
const { pathToFileURL } = require('url');

async function test() {
  const named = await import('./fixtures/esm/named.mjs');
  assert.deepStrictEqual(Object.keys(named), ['a', 'count', 'default', 'increase']);
  assert.strictEqual(named.default, 'default of named');
  assert.strictEqual(named[Symbol.toStringTag], 'Module');
  named.increase();
  assert.strictEqual(named.count, 1);
  assert.throws(() => { named.a = 2; }, TypeError);

  // One file is one module, by whatever name; a query makes it another.
  const href = pathToFileURL(require.resolve('./fixtures/esm/named.mjs')).href;
  assert.strictEqual(await import(href), named);
  assert.strictEqual(await import(`${__dirname}/fixtures/esm/named.mjs`), named);
  const other = await import('./fixtures/esm/named.mjs?other');
  assert.notStrictEqual(other, named);
  assert.strictEqual(other.count, 0);
}
test();
