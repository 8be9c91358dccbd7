'use strict';
// Functions, methods and accessors that note how they are called; timers that stand still.
const { test, mock } = require('node:test');
const assert = require('assert');

test('functions', (t) => {
  const fn = t.mock.fn((a) => a + 1);
  assert.strictEqual(fn(1), 2);
  assert.strictEqual(fn.mock.callCount(), 1);
  const [call] = fn.mock.calls;
  assert.deepStrictEqual([call.arguments, call.result, call.error, call.target], [[1], 2, undefined, undefined]);
  fn.mock.mockImplementation(() => 5);
  fn.mock.mockImplementationOnce(() => 9);
  assert.deepStrictEqual([fn(), fn()], [9, 5]);
  fn.mock.resetCalls();
  assert.strictEqual(fn.mock.callCount(), 0);
  const failing = mock.fn(() => { throw new Error('x'); });
  assert.throws(failing, /x/);
  assert.strictEqual(failing.mock.calls[0].error.message, 'x');
  const limited = mock.fn(() => 'own', () => 'mock', { times: 2 });
  assert.deepStrictEqual([limited(), limited(), limited()], ['mock', 'mock', 'own']);
  const Class = mock.fn(class { constructor(x) { this.x = x; } });
  const made = new Class(3);
  assert.strictEqual(made.x, 3);
  assert.strictEqual(Class.mock.calls[0].result, made);
  assert.throws(() => mock.fn(1), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('methods', (t) => {
  const object = { double(a) { return a * 2; }, get value() { return 1; }, set value(v) { this.set = v; } };
  const double = t.mock.method(object, 'double', () => 7);
  assert.strictEqual(object.double(1), 7);
  assert.strictEqual(double.mock.calls[0].this, object);
  double.mock.restore();
  assert.strictEqual(object.double(1), 2);
  t.mock.getter(object, 'value', () => 5);
  assert.strictEqual(object.value, 5);
  const setter = t.mock.setter(object, 'value');
  object.value = 8;
  assert.deepStrictEqual([object.set, setter.mock.callCount()], [8, 1]);
  const other = { get value() { return 1; } };
  t.mock.getter(other, 'value', () => 5);
  t.mock.restoreAll();
  assert.strictEqual(other.value, 1);
  assert.throws(() => t.mock.method(object, 'none'), { code: 'ERR_INVALID_ARG_VALUE' });
});

test('timers', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1000 });
  const fn = t.mock.fn();
  setTimeout(fn, 100, 'a');
  t.mock.timers.tick(99);
  assert.strictEqual(fn.mock.callCount(), 0);
  t.mock.timers.tick(1);
  assert.deepStrictEqual(fn.mock.calls[0].arguments, ['a']);
  assert.strictEqual(Date.now(), 1100);
  assert.strictEqual(new Date().getTime(), 1100);
  let ticks = 0;
  const interval = setInterval(() => ticks++, 10);
  t.mock.timers.tick(35);
  clearInterval(interval);
  t.mock.timers.tick(100);
  assert.strictEqual(ticks, 3);
  t.mock.timers.reset();
  assert.ok(Date.now() > 1e12);
  assert.throws(() => t.mock.timers.tick(1), { code: 'ERR_INVALID_STATE' });
});
