'use strict';
const assert = require('assert');

assert.throws(() => require('./fixtures/failing/throws'), { message: 'attempt 1' });
assert.strictEqual(module.children.length, 0);
assert.throws(() => require('./fixtures/failing/throws'), { message: 'attempt 2' });
assert.strictEqual(require('./fixtures/failing/throws'), 'third time lucky');
