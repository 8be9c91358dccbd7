'use strict';
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const error = new Error('boom');
assert.throws(() => emitter.emit('error', error), (thrown) => thrown === error);
assert.throws(() => emitter.emit('error', { a: 1 }), {
  code: 'ERR_UNHANDLED_ERROR',
  message: 'Unhandled error. ({ a: 1 })',
  context: { a: 1 },
});
assert.throws(() => emitter.emit('error'), { message: 'Unhandled error. (undefined)' });
assert.throws(() => emitter.emit('error', 'text'), { message: "Unhandled error. ('text')" });

// The monitor hears, but does not handle.
const seen = [];
emitter.on(EventEmitter.errorMonitor, (each) => seen.push(each));
assert.throws(() => emitter.emit('error', error), /boom/);
emitter.on('error', () => {});
assert.strictEqual(emitter.emit('error', error), true);
assert.deepStrictEqual(seen, [error, error]);
