'use strict';
// A Transform whose output is not read stops taking input.
const assert = require('assert');
const { Transform } = require('stream');

let transformed = 0;
const t = new Transform({
  objectMode: true,
  readableHighWaterMark: 2,
  writableHighWaterMark: 2,
  transform(chunk, encoding, callback) {
    transformed++;
    callback(null, chunk);
  },
});
for (let i = 1; i <= 6; i++) t.write(i);
setImmediate(() => {
  assert.strictEqual(transformed, 2);
  assert.strictEqual(t.writableNeedDrain, true);
  const got = [];
  t.on('data', (chunk) => got.push(chunk));
  t.on('end', () => assert.deepStrictEqual(got, [1, 2, 3, 4, 5, 6]));
  t.end();
});
