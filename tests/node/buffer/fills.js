'use strict';
// buf.fill: bytes, strings, views; ranges and errors.

const assert = require('assert');

const filled = (...args) => Buffer.alloc(5).fill(...args).toString('latin1');
assert.strictEqual(filled('ab'), 'ababa');
assert.strictEqual(filled('abc', 1, 3), '\0ab\0\0');
assert.strictEqual(filled('a', 3), '\0\0\0aa');
assert.strictEqual(filled('\u0222'), '\xc8\xa2\xc8\xa2\xc8');
assert.strictEqual(filled('6162', 'hex'), 'ababa');
assert.strictEqual(filled('a', 1, 'ucs2'), '\0a\0a\0');
assert.strictEqual(filled(Buffer.from('xyz')), 'xyzxy');
assert.strictEqual(filled(new Uint16Array([0x4142])), 'BABAB');
assert.strictEqual(filled(353), 'aaaaa');
assert.strictEqual(filled(true), '\x01\x01\x01\x01\x01');
assert.strictEqual(filled('x', 2, 1), '\0\0\0\0\0');
assert.strictEqual(filled(1, 9), '\0\0\0\0\0');
assert.strictEqual(Buffer.from('abc').fill('').toString('hex'), '000000');
const long = Buffer.alloc(1000).fill('abc');
assert.strictEqual(long.toString(), 'abc'.repeat(334).slice(0, 1000));

assert.throws(() => filled('a', 0, 6), { code: 'ERR_OUT_OF_RANGE',
  message: /"end".*>= 0 && <= 5. Received 6/ });
assert.throws(() => filled('a', -1), { code: 'ERR_OUT_OF_RANGE', message: /"offset"/ });
assert.throws(() => filled('a', 'bad'), { code: 'ERR_UNKNOWN_ENCODING' });
assert.throws(() => filled('a', 0, 5, 5), { code: 'ERR_INVALID_ARG_TYPE', message: /"encoding"/ });
assert.throws(() => filled(1, 'a'), { code: 'ERR_INVALID_ARG_TYPE', message: /"offset"/ });
assert.throws(() => filled('zz', 'hex'), { code: 'ERR_INVALID_ARG_VALUE',
  message: "The argument 'value' is invalid. Received 'zz'" });
assert.throws(() => filled(Buffer.alloc(0)), { code: 'ERR_INVALID_ARG_VALUE' });
