'use strict';
const assert = require('assert');

const a = require('./fixtures/cycle/a');
const b = require('./fixtures/cycle/b');
assert.strictEqual(b.sawEarly, 'a early');
assert.strictEqual(b.sawLate, false);
assert.strictEqual(a.late, 'a late, b is done');
assert.strictEqual(Object.getPrototypeOf(a), Object.prototype);

const warnings = [];
process.on('warning', ({ message }) => warnings.push(message));
process.removeAllListeners('warning');
process.on('warning', ({ message }) => warnings.push(message));
const warns = require('./fixtures/cycle/warns');
assert.strictEqual(Object.getPrototypeOf(warns), Object.prototype);
process.on('exit', () => {
  assert.deepStrictEqual(warnings, [
    "Accessing non-existent property 'notThere' of module exports inside circular dependency",
  ]);
});
