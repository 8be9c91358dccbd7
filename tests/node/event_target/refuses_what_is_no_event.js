'use strict';
const assert = require('assert');

const target = new EventTarget();
assert.throws(() => target.dispatchEvent({}), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "event" argument must be an instance of Event. Received an instance of Object',
});
assert.throws(() => target.dispatchEvent(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => target.addEventListener('x'), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => target.addEventListener('x', 'text'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => target.addEventListener('x', () => {}, { signal: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => EventTarget.prototype.addEventListener.call({}, 'x', () => {}), { code: 'ERR_INVALID_THIS' });
assert.throws(() => new Event(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => new Event('x', 1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => Event('x'), TypeError);

target.addEventListener('again', (event) => {
  assert.throws(() => target.dispatchEvent(event), { code: 'ERR_EVENT_RECURSION' });
});
target.dispatchEvent(new Event('again'));
