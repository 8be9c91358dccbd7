'use strict';
// A listener for 'data' makes a stream flow a tick later; pause() stops it and keeps what comes.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ read() {} });
assert.strictEqual(r.readableFlowing, null);
assert.strictEqual(r.isPaused(), false);
const seen = [];
r.on('data', (chunk) => seen.push(String(chunk)));
assert.strictEqual(r.readableFlowing, true);
r.push('a');
assert.deepStrictEqual(seen, [], 'nothing before the next tick');
setImmediate(() => {
  assert.deepStrictEqual(seen, ['a']);
  r.push('b');
  assert.deepStrictEqual(seen, ['a', 'b'], 'flowing: given out at once');
  let paused = 0;
  r.on('pause', () => paused++);
  assert.strictEqual(r.pause(), r);
  r.pause();
  assert.strictEqual(paused, 1);
  assert.strictEqual(r.isPaused(), true);
  assert.strictEqual(r.readableFlowing, false);
  r.push('c');
  assert.strictEqual(r.readableLength, 1);
  setImmediate(() => {
    assert.deepStrictEqual(seen, ['a', 'b']);
    assert.strictEqual(r.resume(), r);
    r.push(null);
    r.on('end', () => {
      assert.deepStrictEqual(seen, ['a', 'b', 'c']);
      assert.strictEqual(r.readableEnded, true);
    });
  });
});
