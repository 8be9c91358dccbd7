'use strict';
const assert = require('assert');

const target = new EventTarget();
const calls = [];
const handler = {
  handleEvent(event) {
    assert.strictEqual(this, handler);
    calls.push(`object ${event.type}`);
  },
};
target.addEventListener('x', function listener(event) {
  assert.strictEqual(this, target);
  assert.strictEqual(event.target, target);
  assert.strictEqual(event.currentTarget, target);
  assert.strictEqual(event.eventPhase, Event.AT_TARGET);
  assert.deepStrictEqual(event.composedPath(), [target]);
  calls.push('function');
});
target.addEventListener('x', handler);
target.addEventListener('x', handler);
target.addEventListener('x', () => calls.push('once'), { once: true });

const event = new Event('x');
assert.strictEqual(target.dispatchEvent(event), true);
assert.deepStrictEqual(calls, ['function', 'object x', 'once']);
assert.strictEqual(event.currentTarget, null);
assert.strictEqual(event.eventPhase, Event.NONE);
assert.strictEqual(event.target, target);

calls.length = 0;
target.removeEventListener('x', handler);
target.dispatchEvent(new Event('x'));
assert.deepStrictEqual(calls, ['function']);

// A listener for capturing is another one than the same for bubbling.
calls.length = 0;
const both = () => calls.push('both');
target.addEventListener('y', both);
target.addEventListener('y', both, true);
target.removeEventListener('y', both);
target.dispatchEvent(new Event('y'));
assert.deepStrictEqual(calls, ['both']);

const controller = new AbortController();
target.addEventListener('z', () => calls.push('z'), { signal: controller.signal });
controller.abort();
target.dispatchEvent(new Event('z'));
assert.deepStrictEqual(calls, ['both']);
