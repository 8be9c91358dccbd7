'use strict';
// Of errors the kind, message, stack and cause survive.

const assert = require('assert');

const error = new TypeError('wrong', { cause: { a: 1 } });
error.code = 'E_OWN';
const copy = structuredClone(error);
assert.ok(copy instanceof TypeError);
assert.strictEqual(copy.message, 'wrong');
assert.strictEqual(copy.stack, error.stack);
assert.deepStrictEqual(copy.cause, { a: 1 });
assert.strictEqual('code' in copy, false);

class OwnError extends Error {}
assert.strictEqual(structuredClone(new OwnError('x')).constructor, Error);
const renamed = new Error('x');
renamed.name = 'RangeError';
assert.strictEqual(structuredClone(renamed).constructor, RangeError);
assert.strictEqual(structuredClone(new AggregateError([], 'm')).constructor, Error);
assert.strictEqual(Object.hasOwn(structuredClone(new Error()), 'message'), false);
assert.throws(() => structuredClone(new Error('x', { cause: () => {} })), { name: 'DataCloneError' });
