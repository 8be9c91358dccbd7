'use strict';
// isReadable(), isWritable(), isErrored(), isDisturbed(), isDestroyed() and their null.
const assert = require('assert');
const {
  isReadable, isWritable, isErrored, isDisturbed, isDestroyed, Readable, Writable, Duplex,
} = require('stream');

const r = new Readable({ read() {} });
const w = new Writable({ write() {} });
const d = new Duplex({ read() {}, write() {} });
assert.deepStrictEqual([r, w, d].map((s) => isReadable(s)), [true, null, true]);
assert.deepStrictEqual([r, w, d].map((s) => isWritable(s)), [null, true, true]);
assert.deepStrictEqual([{}, null, undefined, 5].map((s) => isReadable(s)), [null, null, null, null]);
assert.deepStrictEqual([r, w, d].map((s) => isErrored(s)), [false, false, false]);
assert.strictEqual(isDisturbed(r), false);
assert.strictEqual(isDestroyed(r), false);
assert.strictEqual(isDestroyed({}), null);

w.end();
assert.strictEqual(isWritable(w), false);
r.push('a');
r.read();
assert.strictEqual(isDisturbed(r), true);
d.on('error', () => assert.strictEqual(isErrored(d), true));
d.destroy(new Error('x'));
assert.strictEqual(isReadable(d), false);
assert.strictEqual(isDestroyed(d), true);
