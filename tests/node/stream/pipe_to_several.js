'use strict';
// Several destinations get the same chunks, at the pace of the slowest; unpipe() lets go of one or all.
const assert = require('assert');
const { Readable, Writable } = require('stream');

const src = new Readable({ objectMode: true, read() {} });
const fast = [];
const slow = [];
let release = null;
const a = new Writable({
  objectMode: true,
  write(chunk, encoding, callback) {
    fast.push(chunk);
    callback();
  },
});
const b = new Writable({
  objectMode: true,
  highWaterMark: 1,
  write(chunk, encoding, callback) {
    slow.push(chunk);
    release = callback;
  },
});
src.pipe(a);
src.pipe(b);
assert.strictEqual(src._readableState.pipes.length, 2);
src.push(1);
setImmediate(() => {
  src.push(2);
  assert.deepStrictEqual([fast, slow], [[1], [1]]);
  release();
  setImmediate(() => {
    assert.deepStrictEqual([fast, slow], [[1, 2], [1, 2]]);
    src.unpipe(b);       // still full: the other must not wait for it
    src.push(3);
    setImmediate(() => {
      assert.deepStrictEqual([fast, slow], [[1, 2, 3], [1, 2]]);
      src.unpipe();
      assert.strictEqual(src._readableState.pipes.length, 0);
      assert.strictEqual(src.isPaused(), true);
    });
  });
});
