'use strict';
// emit(): how many listen, which arguments and which `this` they get, what it answers, where it is borrowed
// from.

const assert = require('assert');
const EventEmitter = require('events');

// No listener, one, a few, many.
for (const count of [0, 1, 2, 8, 9, 20]) {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const calls = [];
  for (let i = 0; i < count; i++) {
    emitter.on('event', function(...args) {
      assert.strictEqual(this, emitter);
      calls.push([i, ...args]);
    });
  }
  assert.strictEqual(emitter.emit('event', 'a', undefined, null), count > 0);
  assert.deepStrictEqual(calls, Array.from({ length: count }, (_, i) => [i, 'a', undefined, null]));
  assert.strictEqual(emitter.emit('event'), count > 0);
  assert.deepStrictEqual(calls.slice(count), Array.from({ length: count }, (_, i) => [i]));
  assert.strictEqual(emitter.emit('other'), false);
}

// Any name.
for (const name of ['', 'x', '0', 'ключ', Symbol('s'), 7, true, undefined, null]) {
  const emitter = new EventEmitter();
  let heard = 0;
  emitter.on(name, () => { heard++; });
  assert.strictEqual(emitter.emit(name), true);
  assert.strictEqual(emitter.emit('nobody'), false);
  assert.strictEqual(heard, 1);
}
assert.strictEqual(new EventEmitter().emit(), false);
assert.strictEqual(new EventEmitter().emit('toString'), false);

// Those that come or go meanwhile make no difference to this emit.
{
  const emitter = new EventEmitter();
  const order = [];
  const second = () => order.push('second');
  emitter.on('event', () => {
    order.push('first');
    emitter.off('event', second);
    emitter.on('event', () => order.push('late'));
  });
  emitter.on('event', second);
  emitter.emit('event');
  assert.deepStrictEqual(order, ['first', 'second']);
  emitter.emit('event');
  assert.deepStrictEqual(order, ['first', 'second', 'first', 'late']);
}

// What one throws, emit throws; those behind it are not called.
{
  const emitter = new EventEmitter();
  let after = 0;
  emitter.on('event', () => { throw new RangeError('thrown'); });
  emitter.on('event', () => { after++; });
  assert.throws(() => emitter.emit('event'), { name: 'RangeError', message: 'thrown' });
  assert.strictEqual(after, 0);
  emitter.on('once', () => { throw new RangeError('again'); });
  assert.throws(() => emitter.emit('once'), /again/);
}

// An emitter within an emitter, and one that emits its own event again.
{
  const outer = new EventEmitter();
  let depth = 0;
  outer.on('down', (n) => {
    depth = n;
    if (n < 200) outer.emit('down', n + 1);
  });
  outer.emit('down', 1);
  assert.strictEqual(depth, 200);
}

// Borrowed: copied onto a plain object, or called on one.
{
  const copied = Object.assign({}, EventEmitter.prototype);
  let heard = 0;
  copied.on('event', () => { heard++; });
  assert.strictEqual(copied.emit('event'), true);
  assert.throws(() => copied.emit('error', new Error('unheard')), /unheard/);
  const { emit } = EventEmitter.prototype;
  assert.strictEqual(emit.call(copied, 'event'), true);
  assert.strictEqual(emit.apply(copied, ['event']), true);
  assert.strictEqual(heard, 3);
  assert.strictEqual(emit.call({}, 'event'), false);
  assert.strictEqual(emit.name, 'emit');
  assert.strictEqual(emit.length, 1);
}

// Promises of a few listeners, watched when that was asked for.
{
  const emitter = new EventEmitter({ captureRejections: true });
  const reasons = [];
  emitter.on('error', (reason) => {
    reasons.push(reason.message);
    if (reasons.length === 2) assert.deepStrictEqual(reasons, ['one', 'two']);
  });
  emitter.on('event', async () => { throw new Error('one'); });
  emitter.on('event', () => 'no promise');
  emitter.on('event', async () => { throw new Error('two'); });
  assert.strictEqual(emitter.emit('event'), true);
  process.on('exit', () => assert.strictEqual(reasons.length, 2));
}
