'use strict';
const assert = require('assert');
const at = './fixtures/esm/require';
process.removeAllListeners('warning');

const sync = require(`${at}/sync.mjs`);
assert.strictEqual(sync.a, 1);
assert.strictEqual(sync[Symbol.toStringTag], 'Module');
assert.strictEqual(require(`${at}/sync.mjs`), sync);

const withDefault = require(`${at}/with_default.mjs`);
assert.strictEqual(withDefault.default.name, 'A');
assert.strictEqual(withDefault.__esModule, true);
assert.strictEqual(withDefault.b, 2);
assert.strictEqual(require(`${at}/compiled.mjs`).__esModule, false);
assert.deepStrictEqual(require(`${at}/as_module_exports.mjs`), { whole: true });

assert.throws(() => require(`${at}/waits.mjs`), { code: 'ERR_REQUIRE_ASYNC_MODULE' });
assert.throws(() => require(`${at}/throws.mjs`), { message: 'while required' });

async function test() {
  assert.strictEqual(await import(`${at}/sync.mjs`), sync);
  assert.strictEqual((await import(`${at}/sibling_main.mjs`)).default, 1);
  await import(`${at}/cycle.mjs`);
  assert.strictEqual(globalThis.cycleError.code, 'ERR_REQUIRE_CYCLE_MODULE');
}
test();
