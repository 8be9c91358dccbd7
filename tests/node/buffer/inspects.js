'use strict';
// How a Buffer is shown, and what JSON makes of it.

const assert = require('assert');
const buffer = require('buffer');
const { inspect } = require('util');

assert.strictEqual(inspect(Buffer.from('hi')), '<Buffer 68 69>');
assert.strictEqual(inspect(Buffer.alloc(0)), '<Buffer >');
assert.strictEqual(inspect(Buffer.alloc(52)), `<Buffer${' 00'.repeat(50)} ... 2 more bytes>`);
const extra = Buffer.from('hi');
extra.x = { a: 1 };
assert.strictEqual(inspect(extra), '<Buffer 68 69, x: { a: 1 }>');
class Foo extends Buffer {}
assert.strictEqual(inspect(Object.setPrototypeOf(Buffer.from('a'), Foo.prototype)), '<Foo 61>');

buffer.INSPECT_MAX_BYTES = 2;
assert.strictEqual(inspect(Buffer.from('abc')), '<Buffer 61 62 ... 1 more byte>');
assert.throws(() => { buffer.INSPECT_MAX_BYTES = -1; }, { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => { buffer.INSPECT_MAX_BYTES = 'a'; }, { code: 'ERR_INVALID_ARG_TYPE' });

assert.deepStrictEqual(Buffer.from('ab').toJSON(), { type: 'Buffer', data: [97, 98] });
assert.strictEqual(JSON.stringify(Buffer.alloc(1)), '{"type":"Buffer","data":[0]}');
