'use strict';
// The object that setImmediate answers, its arguments, and its turn.

const assert = require('assert');
const { inspect } = require('util');

const immediate = setImmediate((...args) => assert.deepStrictEqual(args, [1, 2, 3, 4]), 1, 2, 3, 4);
assert.strictEqual(immediate.constructor.name, 'Immediate');
assert.strictEqual(immediate.hasRef(), true);
assert.strictEqual(immediate.unref(), immediate);
assert.strictEqual(immediate.hasRef(), false);
assert.strictEqual(immediate.ref(), immediate);
assert.strictEqual(immediate._destroyed, false);
assert.match(inspect(setImmediate(() => {})), /Immediate \{/);

const cleared = setImmediate(() => assert.fail('was cleared'));
clearImmediate(cleared);
assert.strictEqual(cleared._destroyed, true);

const log = [];
setImmediate(() => {
  log.push(1);
  setImmediate(() => log.push(3));
  process.nextTick(() => log.push('tick'));
});
setImmediate(() => log.push(2));
process.on('exit', () => assert.deepStrictEqual(log, [1, 'tick', 2, 3]));
