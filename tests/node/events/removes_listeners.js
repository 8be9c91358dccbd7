'use strict';
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const a = () => {};
const b = () => {};
assert.strictEqual(emitter.off('x', a), emitter);
emitter.on('x', a).on('x', b).on('x', a);
assert.strictEqual(emitter.listenerCount('x'), 3);
assert.strictEqual(emitter.listenerCount('x', a), 2);

// The latest registration goes first.
emitter.removeListener('x', a);
assert.deepStrictEqual(emitter.listeners('x'), [a, b]);
emitter.off('x', a).off('x', b);
assert.strictEqual(emitter.listenerCount('x'), 0);
assert.deepStrictEqual(emitter.eventNames(), []);

// 'removeListener' tells of each, once-wrappers by the listener they wrap.
const told = [];
emitter.on('removeListener', (type, listener) => told.push([type, listener]));
emitter.once('y', a);
emitter.on('y', b);
emitter.removeAllListeners('y');
assert.deepStrictEqual(told, [['y', b], ['y', a]]);
emitter.on('z', a);
emitter.removeAllListeners();
assert.deepStrictEqual(told[2], ['z', a]);
assert.deepStrictEqual(emitter.eventNames(), []);

const symbol = Symbol('s');
emitter.on(symbol, a).on('str', a);
assert.deepStrictEqual(emitter.eventNames(), [symbol, 'str'].sort(() => 0).reverse());
emitter.removeAllListeners(symbol);
assert.deepStrictEqual(emitter.eventNames(), ['str']);
assert.throws(() => emitter.off('x', 'no function'), { code: 'ERR_INVALID_ARG_TYPE' });
