'use strict';
// The deprecated way to make a timer of an object of one's own.

const assert = require('assert');
const timers = require('timers');

process.removeAllListeners('warning');

assert.throws(() => timers.enroll({}, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => timers.enroll({}, -1), { code: 'ERR_OUT_OF_RANGE' });

let calls = 0;
const item = {
  _onTimeout() {
    assert.strictEqual(this, item);
    if (++calls === 3) timers.unenroll(item);
    else timers.active(item);
  },
};
timers.enroll(item, 1);
assert.strictEqual(item._idleTimeout, 1);
timers.active(item);

const stopped = { _onTimeout: () => assert.fail('was taken out') };
timers.enroll(stopped, 1);
timers.active(stopped);
timers.unenroll(stopped);
assert.strictEqual(stopped._idleTimeout, -1);

process.on('exit', () => assert.strictEqual(calls, 3));

// An interval ends when its callback takes itself away.
let turns = 0;
const interval = setInterval(() => {
  turns++;
  interval._onTimeout = null;
}, 1);
process.on('exit', () => assert.strictEqual(turns, 1));
