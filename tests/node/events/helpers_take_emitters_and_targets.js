'use strict';
const assert = require('assert');
const EventEmitter = require('events');
const { getEventListeners, getMaxListeners, setMaxListeners, addAbortListener, listenerCount } = EventEmitter;

const listener = () => {};
const emitter = new EventEmitter().on('x', listener);
const target = new EventTarget();
target.addEventListener('x', listener);
assert.deepStrictEqual(getEventListeners(emitter, 'x'), [listener]);
assert.deepStrictEqual(getEventListeners(target, 'x'), [listener]);
assert.deepStrictEqual(getEventListeners(target, 'y'), []);
assert.strictEqual(listenerCount(emitter, 'x'), 1);

setMaxListeners(5, emitter, target);
assert.strictEqual(getMaxListeners(emitter), 5);
assert.strictEqual(getMaxListeners(target), 5);
assert.strictEqual(getMaxListeners(new EventTarget()), 10);
for (const helper of [getEventListeners, getMaxListeners]) {
  assert.throws(() => helper({}, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => setMaxListeners(1, {}), { code: 'ERR_INVALID_ARG_TYPE' });

const controller = new AbortController();
let aborts = 0;
// A listener before this one can't hide the abort from it.
controller.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
addAbortListener(controller.signal, () => aborts++);
controller.abort();
assert.strictEqual(aborts, 1);
assert.throws(() => addAbortListener(undefined, listener), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => addAbortListener(controller.signal), { code: 'ERR_INVALID_ARG_TYPE' });
