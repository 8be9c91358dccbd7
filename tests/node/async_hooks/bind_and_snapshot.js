'use strict';
// AsyncLocalStorage.bind and snapshot take the stores of the moment along.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();

const bound = storage.run(3, () => AsyncLocalStorage.bind((argument) => [storage.getStore(), argument]));
assert.deepStrictEqual(bound('x'), [3, 'x']);
storage.run(4, () => assert.deepStrictEqual(bound('y'), [3, 'y']));

const inside = storage.run(5, () => AsyncLocalStorage.snapshot());
assert.deepStrictEqual(inside((a, b) => [storage.getStore(), a, b], 1, 2), [5, 1, 2]);
assert.strictEqual(storage.getStore(), undefined);

assert.throws(() => AsyncLocalStorage.bind(5), { code: 'ERR_INVALID_ARG_TYPE' });
