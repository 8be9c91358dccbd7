'use strict';
// process.exitCode takes whole numbers and their texts, and nothing else.

const assert = require('assert');

const invalid = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' };
for (const value of ['x', '', {}, true, Symbol.iterator, 5n]) {
  assert.throws(() => { process.exitCode = value; }, invalid);
  assert.throws(() => process.exit(value), invalid);
}
for (const value of [1.5, '1.5', NaN, Infinity]) {
  assert.throws(() => { process.exitCode = value; }, { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
}
assert.strictEqual(process.exitCode, undefined);
for (const value of [3, '4', null, undefined, 0]) {
  process.exitCode = value;
  assert.strictEqual(process.exitCode, value);
}

// The last word is that of the 'exit' listeners.
process.exitCode = 9;
process.on('exit', (code) => {
  assert.strictEqual(code, 9);
  process.exitCode = 0;
});
