'use strict';
// readable, readableEnded, readableAborted, readableDidRead, errored, closed, destroyed over a life.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ read() {} });
assert.strictEqual(r.readable, true);
assert.strictEqual(r.readableDidRead, false);
assert.strictEqual(r.readableAborted, false);
assert.strictEqual(r.errored, null);
r.push('a');
assert.strictEqual(r.readableBuffer.length, 1);
r.read();
assert.strictEqual(r.readableDidRead, true);
const reason = new Error('gone');
r.destroy(reason);
assert.strictEqual(r.destroyed, true);
assert.strictEqual(r.closed, true);
assert.strictEqual(r.readable, false);
assert.strictEqual(r.readableAborted, true);
assert.strictEqual(r.errored, reason);
r.on('error', () => assert.strictEqual(r.readableEnded, false));

const done = Readable.from([]);
done.resume();
done.on('close', () => {
  assert.strictEqual(done.readable, false);
  assert.strictEqual(done.readableEnded, true);
  assert.strictEqual(done.readableAborted, false);
});
assert.strictEqual(Readable.prototype.readable, false);
assert.strictEqual(Readable.prototype.destroyed, false);
