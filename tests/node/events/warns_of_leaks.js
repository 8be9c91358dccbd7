'use strict';
const assert = require('assert');
const EventEmitter = require('events');

assert.strictEqual(EventEmitter.defaultMaxListeners, 10);
const warnings = [];
process.on('warning', (warning) => warnings.push(warning));

class Source extends EventEmitter {}
const emitter = new Source();
assert.strictEqual(emitter.getMaxListeners(), 10);
emitter.setMaxListeners(1);
for (let i = 0; i < 3; i++) emitter.on('tick', () => {});

const unlimited = new EventEmitter().setMaxListeners(0);
for (let i = 0; i < 30; i++) unlimited.on('tick', () => {});

for (const bad of [-1, NaN]) {
  assert.throws(() => emitter.setMaxListeners(bad), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => { EventEmitter.defaultMaxListeners = bad; }, { code: 'ERR_OUT_OF_RANGE' });
}
assert.throws(() => emitter.setMaxListeners('1'), { code: 'ERR_INVALID_ARG_TYPE' });

setImmediate(() => {
  assert.strictEqual(warnings.length, 1);
  const [warning] = warnings;
  assert.strictEqual(warning.name, 'MaxListenersExceededWarning');
  assert.strictEqual(warning.message, 'Possible EventEmitter memory leak detected. 2 tick listeners added to ' +
    '[Source]. MaxListeners is 1. Use emitter.setMaxListeners() to increase limit');
  assert.strictEqual(warning.emitter, emitter);
  assert.strictEqual(warning.type, 'tick');
  assert.strictEqual(warning.count, 2);
});
