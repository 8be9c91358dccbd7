'use strict';
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const log = [];
emitter.on('newListener', (type, listener) => log.push([type, listener.name, emitter.listenerCount(type)]));
emitter.on('a', function on() {});
emitter.once('b', function once() {});
assert.deepStrictEqual(log, [['a', 'on', 0], ['b', 'once', 0]]);

// What is added from inside comes first.
const nested = new EventEmitter();
nested.once('newListener', (type) => {
  if (type === 'e') nested.on('e', () => order.push('inner'));
});
const order = [];
nested.on('e', () => order.push('outer'));
nested.emit('e');
assert.deepStrictEqual(order, ['inner', 'outer']);
assert.throws(() => emitter.on('a', null), {
  name: 'TypeError',
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "listener" argument must be of type function. Received null',
});
