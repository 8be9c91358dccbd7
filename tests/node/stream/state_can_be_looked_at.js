'use strict';
// The states' fields that libraries look at, though nobody should.
const assert = require('assert');
const { Duplex } = require('stream');

const d = new Duplex({ highWaterMark: 2, read() {}, write() {} });
const { _readableState: r, _writableState: w } = d;
assert.strictEqual(r.flowing, null);
for (const name of ['ended', 'endEmitted', 'reading', 'objectMode', 'destroyed', 'errorEmitted']) {
  assert.strictEqual(r[name], false, name);
}
assert.strictEqual(r.highWaterMark, 2);
assert.strictEqual(r.length, 0);
assert.strictEqual(r.errored, null);
assert.deepStrictEqual(r.pipes, []);
assert.strictEqual(r.buffer.length, 0);
assert.strictEqual(r.autoDestroy, true);
assert.strictEqual(r.emitClose, true);
d.push('ab');
assert.strictEqual(r.length, 2);
d.pause();
assert.strictEqual(r.flowing, false);

for (const name of ['ended', 'ending', 'finished', 'needDrain', 'objectMode', 'destroyed', 'errorEmitted']) {
  assert.strictEqual(w[name], false, name);
}
assert.strictEqual(w.corked, 0);
d.write('a');
d.write('bc', 'utf8', () => {});
assert.strictEqual(w.length, 3);
assert.strictEqual(w.needDrain, true);
assert.strictEqual(w.bufferedRequestCount, 1);
assert.strictEqual(w.getBuffer().length, 1);
assert.strictEqual(String(w.getBuffer()[0].chunk), 'bc');
d.on('error', () => {});
const err = new Error('x');
d.destroy(err);
assert.strictEqual(r.destroyed && w.destroyed, true);
assert.strictEqual(r.errored, err);

// Some are set by others.
r.objectMode = true;
assert.strictEqual(d.readableObjectMode, true);
r.flowing = null;
assert.strictEqual(d.readableFlowing, null);
