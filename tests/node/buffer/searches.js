'use strict';
// indexOf, lastIndexOf and includes: needles of every kind, offsets from both ends.

const assert = require('assert');

const buffer = Buffer.from('this is a buffer');
assert.strictEqual(buffer.indexOf('is'), 2);
assert.strictEqual(buffer.indexOf('is', 3), 5);
assert.strictEqual(buffer.indexOf('is', -4), -1);
assert.strictEqual(buffer.indexOf(Buffer.from('a buffer')), 8);
assert.strictEqual(buffer.indexOf(97), 8);
assert.strictEqual(buffer.indexOf(97 + 256), 8);
assert.strictEqual(buffer.indexOf(99.9), -1);
assert.strictEqual(buffer.indexOf('YnVm', 'base64'), 10);
assert.strictEqual(buffer.indexOf('627566', 0, 'hex'), 10);
assert.strictEqual(buffer.includes('this', 1), false);
assert.strictEqual(buffer.lastIndexOf('is'), 5);
assert.strictEqual(buffer.lastIndexOf('is', 4), 2);
assert.strictEqual(buffer.lastIndexOf('is', -12), 2);
assert.strictEqual(buffer.lastIndexOf('buffer', undefined), 10);
assert.strictEqual(buffer.lastIndexOf('buffer', null), -1);
assert.strictEqual(buffer.lastIndexOf('this', -99), -1);
assert.strictEqual(buffer.lastIndexOf(102), 13);

const abc = Buffer.from('abc');
assert.strictEqual(abc.indexOf(''), 0);
assert.strictEqual(abc.indexOf('', 99), 3);
assert.strictEqual(abc.lastIndexOf(''), 3);
assert.strictEqual(abc.lastIndexOf('', -99), 0);
assert.strictEqual(abc.indexOf('abcd'), -1);
assert.strictEqual(abc.indexOf('a', {}), 0);

// UTF-16 is found at whole units only.
const wide = Buffer.from([1, 0x61, 0, 0x61, 0, 0]);
assert.strictEqual(wide.indexOf('a', 'ucs2'), -1);
assert.strictEqual(Buffer.from('xaya', 'ucs2').indexOf('a', 'ucs2'), 2);
assert.strictEqual(Buffer.from('xaya', 'ucs2').lastIndexOf('a', 'ucs2'), 6);

assert.throws(() => abc.indexOf({}), { code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "value" argument must be one of type number or string or an ' +
    'instance of Buffer or Uint8Array. Received an instance of Object' });
assert.throws(() => abc.indexOf('a', 'bad'), { code: 'ERR_UNKNOWN_ENCODING' });
