'use strict';
// A full destination pauses the source until it has drained.
const assert = require('assert');
const { Readable, Writable } = require('stream');

const src = new Readable({ read() {} });
let release = null;
const got = [];
const dest = new Writable({
  highWaterMark: 1,
  write(chunk, encoding, callback) {
    got.push(String(chunk));
    release = callback;
  },
});
src.pipe(dest);
src.push('a');
setImmediate(() => {
  assert.deepStrictEqual(got, ['a']);
  assert.strictEqual(src.isPaused(), true);
  assert.strictEqual(src._readableState.awaitDrainWriters, dest);
  src.push('b');
  setImmediate(() => {
    assert.deepStrictEqual(got, ['a']);
    release();
    setImmediate(() => {
      assert.deepStrictEqual(got, ['a', 'b']);
      src.unpipe(dest);
      assert.strictEqual(src.listenerCount('data'), 0);
      assert.strictEqual(dest.listenerCount('drain'), 0);
    });
  });
});
