'use strict';
// params() flushes with the old level and strategy and goes on with the new ones.
const assert = require('assert');
const zlib = require('zlib');
const { sample, collect } = require('./_data');

const first = sample(12288);
const second = sample(33370);
const stream = zlib.createDeflate({ level: 9 });
const parts = [];
let isStored = false;
stream.on('data', (part) => parts.push(part));
stream.write(first);
stream.params(0, zlib.constants.Z_DEFAULT_STRATEGY, () => {
  assert.strictEqual(stream._level, 0);
  const before = Buffer.concat(parts).length;
  assert(before < first.length);
  stream.write(second);
  stream.flush(zlib.constants.Z_SYNC_FLUSH, () => {
    // Not compressed: its bytes can be seen.
    isStored = Buffer.concat(parts).includes(second.subarray(0, 4096), before);
    stream.params(6, zlib.constants.Z_HUFFMAN_ONLY, () => {
      assert.strictEqual(stream._strategy, zlib.constants.Z_HUFFMAN_ONLY);
      stream.end(second);
    });
  });
});
stream.on('end', () => {
  assert(isStored);
  const whole = Buffer.concat([first, second, second]);
  assert(zlib.inflateSync(Buffer.concat(parts)).equals(whole));
});

// Before the first write, with nothing new, and without a callback.
const early = zlib.createGzip();
early.params(1, 0);
early.params(1, 0, () => early.end('x'));
collect(early).then((packed) => assert.strictEqual(String(zlib.gunzipSync(packed)), 'x'));
// Where there is nothing to change.
let isCalled = false;
zlib.createInflate().params(1, 0, () => { isCalled = true; });

assert.throws(() => early.params('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => early.params(0, 5), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => early.params(10, 0), { code: 'ERR_OUT_OF_RANGE' });
process.on('exit', () => assert(isCalled));
