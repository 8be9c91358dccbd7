'use strict';
const assert = require('assert');

async function test() {
  const a = await import('./fixtures/esm/cycle_a.mjs');
  const b = await import('./fixtures/esm/cycle_b.mjs');
  assert.strictEqual(b.value, 'b, hoisted');
  assert.strictEqual(b.early, 'ReferenceError');
  assert.strictEqual(a.value, 'a with b, hoisted');
  assert.strictEqual(a.seen, a.value);
}
test();
