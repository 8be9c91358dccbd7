'use strict';
// Listeners are called in the order of registration, with the emitter as `this` and all arguments.
const assert = require('assert');
const EventEmitter = require('events');

const emitter = new EventEmitter();
const calls = [];
emitter.on('x', function first(...args) {
  assert.strictEqual(this, emitter);
  calls.push(['first', args]);
});
emitter.on('x', (...args) => calls.push(['second', args]));
emitter.prependListener('x', () => calls.push(['zeroth']));

for (const args of [[], [undefined], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5]]) {
  calls.length = 0;
  assert.strictEqual(emitter.emit('x', ...args), true);
  assert.deepStrictEqual(calls, [['zeroth'], ['first', args], ['second', args]]);
}
assert.strictEqual(emitter.emit('nobody'), false);

// Those who come or go while the event is being emitted count from the next one on.
const changing = new EventEmitter();
const heard = [];
const gone = () => heard.push('gone');
changing.on('y', () => {
  heard.push('changer');
  changing.removeListener('y', gone);
  changing.once('y', () => heard.push('new'));
});
changing.on('y', gone);
changing.emit('y');
assert.deepStrictEqual(heard, ['changer', 'gone']);
changing.emit('y');
assert.deepStrictEqual(heard, ['changer', 'gone', 'changer', 'new']);
