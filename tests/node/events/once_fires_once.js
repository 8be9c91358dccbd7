'use strict';
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
let count = 0;
const listener = function listener() {
  count++;
  // Already removed when called, so that an event from inside does not call it again.
  emitter.emit('x');
};
emitter.once('x', listener);
assert.deepStrictEqual(emitter.listeners('x'), [listener]);
assert.notStrictEqual(emitter.rawListeners('x')[0], listener);
assert.strictEqual(emitter.rawListeners('x')[0].listener, listener);
emitter.emit('x');
emitter.emit('x');
assert.strictEqual(count, 1);

emitter.once('y', listener);
emitter.off('y', listener);
assert.strictEqual(emitter.listenerCount('y'), 0);

const order = [];
emitter.on('z', () => order.push(2));
emitter.prependOnceListener('z', () => order.push(1));
emitter.emit('z');
emitter.emit('z');
assert.deepStrictEqual(order, [1, 2, 2]);
