'use strict';
// ByteLengthQueuingStrategy and CountQueuingStrategy.
const assert = require('assert');

const bytes = new ByteLengthQueuingStrategy({ highWaterMark: 8 });
assert.strictEqual(bytes.highWaterMark, 8);
assert.strictEqual(bytes.size(new Uint8Array(3)), 3);
assert.strictEqual(bytes.size.name, 'size');
assert.strictEqual(new CountQueuingStrategy({ highWaterMark: '7' }).highWaterMark, 7);
assert.strictEqual(new CountQueuingStrategy({ highWaterMark: 1 }).size(), 1);
// One function for all.
assert.strictEqual(bytes.size, new ByteLengthQueuingStrategy({ highWaterMark: 1 }).size);
assert.throws(() => new CountQueuingStrategy(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new CountQueuingStrategy({}),
  { code: 'ERR_MISSING_OPTION', message: 'init.highWaterMark is required' });
assert.ok(Number.isNaN(new CountQueuingStrategy({ highWaterMark: 'x' }).highWaterMark));

new ReadableStream({
  start(controller) {
    controller.enqueue(new Uint8Array(5));
    assert.strictEqual(controller.desiredSize, 3);
  },
}, bytes);
