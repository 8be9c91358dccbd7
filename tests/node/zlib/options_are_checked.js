'use strict';
// Options out of range are refused where a stream is made, and by the functions that make none.
const assert = require('assert');
const zlib = require('zlib');

const refused = (make, code, message) => assert.throws(make, { code, message });
const outOfRange = (name, range, value) => [
  'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${value}`];

const cases = [
  [{ level: 10 }, outOfRange('options.level', '>= -1 and <= 9', 10)],
  [{ level: -2 }, outOfRange('options.level', '>= -1 and <= 9', -2)],
  [{ level: Infinity }, outOfRange('options.level', 'a finite number', Infinity)],
  [{ memLevel: 0 }, outOfRange('options.memLevel', '>= 1 and <= 9', 0)],
  [{ strategy: 5 }, outOfRange('options.strategy', '>= 0 and <= 4', 5)],
  [{ windowBits: 16 }, outOfRange('options.windowBits', '>= 8 and <= 15', 16)],
  [{ windowBits: 0 }, outOfRange('options.windowBits', '>= 8 and <= 15', 0)],
  [{ chunkSize: 63 }, outOfRange('options.chunkSize', '>= 64', 63)],
  [{ flush: 6 }, outOfRange('options.flush', '>= 0 and <= 5', 6)],
  [{ finishFlush: -1 }, outOfRange('options.finishFlush', '>= 0 and <= 5', -1)],
];
for (const [options, [code, message]] of cases) {
  refused(() => zlib.createDeflate(options), code, message);
  refused(() => zlib.deflateSync('x', options), code, message);
  refused(() => zlib.deflate('x', options, () => {}), code, message);
}
for (const name of ['level', 'memLevel', 'strategy', 'windowBits', 'chunkSize', 'flush', 'finishFlush',
  'maxOutputLength']) {
  assert.throws(() => zlib.createGzip({ [name]: 'x' }), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  // Not a number is as good as nothing.
  assert.strictEqual(String(zlib.gunzipSync(zlib.gzipSync('x', { [name]: NaN }))), 'x');
}
assert.throws(() => zlib.createGzip({ maxOutputLength: 0 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => zlib.createGzip({ windowBits: 8 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => zlib.createDeflate({ dictionary: 'text' }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => zlib.createBrotliCompress({ flush: 4 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => zlib.createBrotliCompress({ finishFlush: 4 }), { code: 'ERR_OUT_OF_RANGE' });

// What inflates reads the size of the window from the data.
for (const windowBits of [undefined, null, 0]) {
  assert.strictEqual(String(zlib.inflateSync(zlib.deflateSync('x'), { windowBits })), 'x');
}
assert.throws(() => zlib.inflateSync(zlib.deflateSync('x'), { windowBits: 9 }),
  { message: 'invalid window size' });
// 8 is possible with a header, and stands for 9 without one.
assert.strictEqual(String(zlib.inflateSync(zlib.deflateSync('x', { windowBits: 8 }))), 'x');
assert.strictEqual(String(zlib.inflateRawSync(zlib.deflateRawSync('x', { windowBits: 8 }))), 'x');
