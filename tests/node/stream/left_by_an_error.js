'use strict';
// A loop over a stream that is left by an error has destroyed the stream by then. Operators are no constructors.

const assert = require('assert');
const { Readable, pipeline } = require('stream');

(async () => {
  const readable = new Readable({ objectMode: true, read() { this.push('x'); } });
  try {
    for await (const chunk of readable) throw new Error(chunk);
  } catch (error) {
    assert.strictEqual(error.message, 'x');
  }
  assert.strictEqual(readable.destroyed, true);

  const kept = Readable.from(['a', 'b']);
  for await (const chunk of kept.iterator({ destroyOnReturn: false })) {
    assert.strictEqual(chunk, 'a');
    break;
  }
  assert.strictEqual(kept.destroyed, false);
  kept.destroy();
})();

assert.strictEqual(Readable.prototype.drop.length, 1);
assert.strictEqual(Readable.prototype.every.length, 1);
assert.throws(() => new Readable.prototype.drop(1), TypeError);

// The `then` of what a function answers is read once.
let reads = 0;
pipeline(function* () { yield 0; }, () => ({ get then() { reads++; return (resolve) => resolve(); } }), () => {
  assert.strictEqual(reads, 1);
});
