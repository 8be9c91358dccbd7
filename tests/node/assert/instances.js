// mote only
'use strict';
// assert.Assert: assertions as methods of an object that says how much of a difference is shown.

const assert = require('assert');
const { Assert, AssertionError } = assert;

assert.throws(() => Assert(), { code: 'ERR_CONSTRUCT_CALL_REQUIRED' });
assert.throws(() => new Assert({ diff: 'some' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new Assert(1), { code: 'ERR_INVALID_ARG_TYPE' });

const strict = new Assert();
assert.throws(() => strict.equal(1, '1'), AssertionError);
const loose = new Assert({ strict: false });
loose.equal(1, '1');
loose.ok(true);

function failure(fn) {
  try {
    fn();
  } catch (error) {
    return error;
  }
  throw new Error('did not fail');
}

const full = new Assert({ diff: 'full' });
const long = 'x\n'.repeat(100);
assert.strictEqual(failure(() => full.notStrictEqual(long, long)).diff, 'full');
assert.ok(failure(() => full.notStrictEqual(long, long)).message.split('\n').length > 100);
assert.ok(failure(() => assert.notStrictEqual(long, long)).message.split('\n').length < 60);
// A method on its own shows the usual.
const { notStrictEqual } = full;
assert.strictEqual(failure(() => notStrictEqual(long, long)).diff, 'simple');
assert.ok(!failure(() => full.ok(0)).stack.includes('internal/assert'));

full.rejects(Promise.resolve()).then(() => assert.fail('resolved'), (error) => {
  assert.strictEqual(error.message, 'Missing expected rejection.');
});
