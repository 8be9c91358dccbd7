'use strict';
// randomUUID and getRandomValues, which the global crypto has as well.
const assert = require('assert');
const crypto = require('crypto');

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const seen = new Set();
for (let i = 0; i < 200; i++) {
  const uuid = crypto.randomUUID();
  assert.match(uuid, form);
  seen.add(uuid);
}
assert.strictEqual(seen.size, 200);
assert.match(crypto.randomUUID({ disableEntropyCache: true }), form);
assert.throws(() => crypto.randomUUID(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => crypto.randomUUID({ disableEntropyCache: '' }), { code: 'ERR_INVALID_ARG_TYPE' });

assert.strictEqual(crypto.webcrypto, globalThis.crypto);
const { getRandomValues } = crypto;
const values = new Uint32Array(8);
assert.strictEqual(getRandomValues(values), values);
assert(values.some((value) => value !== 0));
assert.throws(() => getRandomValues(new Float32Array(1)), { name: 'TypeMismatchError' });
