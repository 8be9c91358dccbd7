'use strict';
const assert = require('assert');
const EventEmitter = require('events');

const bounds = 'It must be >= 0 && <= 4294967295.';
const cases = [[-1, '-1'], [4294967296, '4294967296'], [4294967297, '4_294_967_297'],
  [-5000000000, '-5_000_000_000'], [1e15, '1_000_000_000_000_000']];
for (const [value, words] of cases) {
  assert.throws(() => AbortSignal.timeout(value), {
    name: 'RangeError',
    code: 'ERR_OUT_OF_RANGE',
    message: `The value of "delay" is out of range. ${bounds} Received ${words}`,
  });
}
assert.throws(() => AbortSignal.timeout(1.5), {
  message: 'The value of "delay" is out of range. It must be an integer. Received 1.5',
});
assert.throws(() => new EventEmitter().setMaxListeners(NaN), {
  message: 'The value of "setMaxListeners" is out of range. It must be >= 0. Received NaN',
});
