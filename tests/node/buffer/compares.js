'use strict';
// equals, compare and Buffer.compare, whole and by ranges.

const assert = require('assert');

const abc = Buffer.from('abc');
assert.strictEqual(abc.equals(Buffer.from('abc')), true);
assert.strictEqual(abc.equals(new Uint8Array([97, 98, 99])), true);
assert.strictEqual(abc.equals(Buffer.from('abd')), false);
assert.strictEqual(abc.equals(Buffer.from('ab')), false);
assert.strictEqual(Buffer.compare(abc, Buffer.from('abd')), -1);
assert.strictEqual(Buffer.compare(abc, Buffer.from('ab')), 1);
assert.strictEqual(Buffer.compare(Buffer.from([0xff]), Buffer.from([1, 2])), 1);
assert.deepStrictEqual(['b', 'a', 'c'].map((text) => Buffer.from(text)).sort(Buffer.compare).join(''), 'abc');

assert.strictEqual(abc.compare(Buffer.from('xabcx'), 1, 4), 0);
assert.strictEqual(abc.compare(Buffer.from('xbc'), 1, 3, 1), 0);
assert.strictEqual(abc.compare(Buffer.from('bc'), 0, 2, 1, 2), -1);
assert.strictEqual(abc.compare(abc, 4), 1);
assert.strictEqual(abc.compare(abc, 0, 3, 3), -1);
assert.strictEqual(abc.compare(abc, 3, 3, 3), 0);

const type = (name) => ({ code: 'ERR_INVALID_ARG_TYPE',
  message: `The "${name}" argument must be an instance of ` + "Buffer or Uint8Array. Received type string ('a')" });
assert.throws(() => abc.equals('a'), type('otherBuffer'));
assert.throws(() => abc.compare('a'), type('target'));
assert.throws(() => Buffer.compare('a', abc), type('buf1'));
assert.throws(() => Buffer.compare(abc, 'a'), type('buf2'));
assert.throws(() => abc.compare(abc, 0, 9), { code: 'ERR_OUT_OF_RANGE', message: /"targetEnd".*>= 0 && <= 3/ });
assert.throws(() => abc.compare(abc, 0, 3, 0, 4), { code: 'ERR_OUT_OF_RANGE', message: /"sourceEnd"/ });
assert.throws(() => abc.compare(abc, '1'), { code: 'ERR_INVALID_ARG_TYPE', message: /"targetStart"/ });
