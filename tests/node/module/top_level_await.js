'use strict';
const assert = require('assert');

async function test() {
  const { order, value } = await import('./fixtures/esm/imports_waits.mjs');
  assert.deepStrictEqual(order, ['begin', 'after await', 'importer']);
  assert.strictEqual(value, 7);
  await assert.rejects(import('./fixtures/esm/rejects.mjs'), { message: 'from the top level' });

  // A module that threw throws the same error at everyone who imports it.
  const first = await import('./fixtures/esm/throws.mjs').catch((error) => error);
  assert(first instanceof RangeError);
  assert.strictEqual(await import('./fixtures/esm/throws.mjs').catch((error) => error), first);
  assert.strictEqual(await import('./fixtures/esm/imports_throws.mjs').catch((error) => error), first);
}
test();
