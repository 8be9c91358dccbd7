'use strict';
const assert = require('assert');

const target = new EventTarget();
const calls = [];
target.addEventListener('x', (event) => {
  calls.push(1);
  event.preventDefault();
  event.stopImmediatePropagation();
});
target.addEventListener('x', () => calls.push(2));
const event = new Event('x', { cancelable: true });
assert.strictEqual(target.dispatchEvent(event), false);
assert.strictEqual(event.defaultPrevented, true);
assert.strictEqual(event.returnValue, false);
assert.deepStrictEqual(calls, [1]);

assert.strictEqual(target.dispatchEvent(new Event('x')), true);

const stopped = new Event('z');
stopped.stopPropagation();
assert.strictEqual(stopped.cancelBubble, true);
