'use strict';
// Atomics.wait may block the main thread: programs sleep by it.

const assert = require('assert');

const cell = new Int32Array(new SharedArrayBuffer(4));
const began = process.hrtime.bigint();
assert.strictEqual(Atomics.wait(cell, 0, 0, 20), 'timed-out');
assert(process.hrtime.bigint() - began >= 19_000_000n);
assert.strictEqual(Atomics.wait(cell, 0, 1, 20), 'not-equal');
assert.strictEqual(Atomics.notify(cell, 0), 0);
