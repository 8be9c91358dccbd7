'use strict';
// A passive listener has promised not to prevent anything; one signal can be made of any iterable.

const assert = require('assert');

const target = new EventTarget();
const dispatch = () => {
  const event = new Event('x', { cancelable: true });
  target.dispatchEvent(event);
  return event.defaultPrevented;
};
const prevent = (event) => event.preventDefault();
let asked = 0;
target.addEventListener('x', prevent, { get passive() { asked++; return true; } });
assert.strictEqual(asked, 1);
target.removeEventListener('x', prevent, { get passive() { throw new Error('is not asked'); } });
target.addEventListener('x', prevent);
assert.strictEqual(dispatch(), true);
