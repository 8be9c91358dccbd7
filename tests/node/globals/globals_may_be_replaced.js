'use strict';
// A global that was never touched can be assigned and deleted, as test tools do.

const assert = require('assert');

const replaced = () => 'replaced';
globalThis.setTimeout = replaced;
assert.strictEqual(setTimeout, replaced);
assert.strictEqual(Object.getOwnPropertyDescriptor(globalThis, 'setTimeout').value, replaced);

globalThis.URL = replaced;
assert.strictEqual(URL, replaced);
assert(!Object.keys(globalThis).includes('URL'));

assert.strictEqual(delete globalThis.structuredClone, true);
assert.strictEqual(typeof structuredClone, 'undefined');

const original = globalThis.clearTimeout;
globalThis.clearTimeout = replaced;
globalThis.clearTimeout = original;
assert.strictEqual(clearTimeout, original);

assert.throws(() => { globalThis.crypto = 1; }, TypeError);
