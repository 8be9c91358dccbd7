'use strict';
// The source is asked until the high-water mark is reached, and no further.
const assert = require('assert');
const { Readable } = require('stream');

let reads = 0;
const r = new Readable({
  highWaterMark: 5,
  read(n) {
    assert.strictEqual(n, 5);
    reads++;
    this.push('ab');
  },
});
r.read(0);
assert.strictEqual(reads, 1);
setImmediate(() => {
  assert.strictEqual(reads, 3);
  assert.strictEqual(r.readableLength, 6);
});
