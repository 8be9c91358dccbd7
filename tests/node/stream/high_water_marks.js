'use strict';
// High-water marks: defaults can be read and set, options are checked.
const assert = require('assert');
const {
  Readable, Writable, Duplex, Transform, getDefaultHighWaterMark, setDefaultHighWaterMark,
} = require('stream');

assert.strictEqual(getDefaultHighWaterMark(true), 16);
assert.strictEqual(new Readable().readableHighWaterMark, getDefaultHighWaterMark(false));
assert.strictEqual(new Readable({ highWaterMark: 0 }).readableHighWaterMark, 0);
const d = new Duplex({ readableHighWaterMark: 1, writableHighWaterMark: 2 });
assert.strictEqual(d.readableHighWaterMark, 1);
assert.strictEqual(d.writableHighWaterMark, 2);
const both = new Duplex({ highWaterMark: 7, readableHighWaterMark: 1 });
assert.strictEqual(both.readableHighWaterMark, 7);
const t = new Transform({ readableHighWaterMark: 0 });
assert.strictEqual(t.readableHighWaterMark, 0);
assert.strictEqual(t.writableHighWaterMark, 0);

for (const wrong of [-1, 1.5, 'many', NaN, {}]) {
  assert.throws(() => new Readable({ highWaterMark: wrong }), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => new Writable({ highWaterMark: wrong }), { code: 'ERR_INVALID_ARG_VALUE' });
}
assert.throws(() => new Duplex({ readableHighWaterMark: -1 }), {
  code: 'ERR_INVALID_ARG_VALUE',
  message: "The property 'options.readableHighWaterMark' is invalid. Received -1",
});

setDefaultHighWaterMark(false, 100);
setDefaultHighWaterMark(true, 3);
assert.strictEqual(new Writable().writableHighWaterMark, 100);
assert.strictEqual(new Writable({ objectMode: true }).writableHighWaterMark, 3);
assert.throws(() => setDefaultHighWaterMark(false, -1), { code: 'ERR_OUT_OF_RANGE' });
