'use strict';
const assert = require('assert');

async function test() {
  const got = await import('./fixtures/esm/imports_common.mjs');
  assert.strictEqual(got.common, require('./fixtures/esm/common.cjs'));
  assert.deepStrictEqual([got.one, got.two, got.three], [1, 2, 3]);
  assert.deepStrictEqual([got.a, got.b, got.d], [1, 2, 3]);
  assert.strictEqual(got.again, 1);
  assert.strictEqual(got.scalar, 'a string');
  assert.strictEqual(got.compiled, require('./fixtures/esm/compiled.cjs'));
  assert.strictEqual(got.compiled.default, 'its default');
  assert.strictEqual(got.named, 'its named');
  assert.strictEqual(got.all.default, got.common);
  assert.strictEqual(got.all.two, 2);

  const direct = await import('./fixtures/esm/common.cjs');
  assert.strictEqual(direct, got.all);
}
test();
