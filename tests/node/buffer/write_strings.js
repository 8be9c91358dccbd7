'use strict';
// buf.write: where it begins, how much it writes, and that it writes only whole characters.

const assert = require('assert');

const buffer = Buffer.alloc(6);
const write = (...args) => {
  buffer.fill(0);
  return [buffer.write(...args), buffer.toString('latin1').replace(/\0+$/, '')];
};

assert.deepStrictEqual(write('abc'), [3, 'abc']);
assert.deepStrictEqual(write('abcdefgh'), [6, 'abcdef']);
assert.deepStrictEqual(write('abc', 4), [2, '\0\0\0\0ab']);
assert.deepStrictEqual(write('abc', 1, 1), [1, '\0a']);
assert.deepStrictEqual(write('€€€', 0, 5), [3, '\xe2\x82\xac']);
assert.deepStrictEqual(write('ab', 0, 3, 'utf16le'), [2, 'a']);
assert.deepStrictEqual(write('616263', 'hex'), [3, 'abc']);
assert.deepStrictEqual(write('61zz', 1, 'hex'), [1, '\0a']);
assert.deepStrictEqual(write('YWJj', 1, 2, 'base64'), [2, '\0ab']);
assert.deepStrictEqual(write('é', 'latin1'), [1, '\xe9']);
assert.deepStrictEqual(write('', 6), [0, '']);

assert.throws(() => buffer.write(5), { code: 'ERR_INVALID_ARG_TYPE', message: 'argument must be a string' });
assert.throws(() => buffer.write('a', 7), {
  code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "offset" is out of range. It must be >= 0 && <= 6. Received 7',
});
assert.throws(() => buffer.write('a', 0, 9), { code: 'ERR_OUT_OF_RANGE', message: /"length"/ });
assert.throws(() => buffer.write('a', 'bad'), { code: 'ERR_UNKNOWN_ENCODING' });
assert.throws(() => buffer.write('a', 0, 1, 'bad'), { code: 'ERR_UNKNOWN_ENCODING' });

buffer.fill(0);
assert.strictEqual(buffer.latin1Write('xyz', 4), 2);
assert.strictEqual(buffer.utf8Write('€', 0, 2), 0);
assert.strictEqual(buffer.ucs2Write('ab', 0, 4), 4);
assert.strictEqual(buffer.toString('latin1'), 'a\0b\0xy');
assert.throws(() => buffer.latin1Write('a', 7), { code: 'ERR_BUFFER_OUT_OF_BOUNDS' });
