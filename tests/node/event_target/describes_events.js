'use strict';
const assert = require('assert');
const { inspect } = require('util');

const event = new Event('x', { bubbles: true, cancelable: true, composed: true });
assert.deepStrictEqual(
  [event.type, event.bubbles, event.cancelable, event.composed, event.isTrusted, event.defaultPrevented],
  ['x', true, true, true, false, false]);
assert.ok(event.timeStamp >= 0);
assert.match(inspect(event), /^Event \{\n {2}type: 'x',\n {2}defaultPrevented: false,\n {2}cancelable: true,/);
assert.strictEqual(Object.prototype.toString.call(event), '[object Event]');
event.initEvent('y', false, false);
assert.deepStrictEqual([event.type, event.bubbles, event.cancelable], ['y', false, false]);

const custom = new CustomEvent('c', { detail: { a: 1 } });
assert.deepStrictEqual(custom.detail, { a: 1 });
assert.ok(custom instanceof Event);
assert.strictEqual(new CustomEvent('c').detail, null);
assert.throws(() => { 'use strict'; custom.detail = 1; }, TypeError);
