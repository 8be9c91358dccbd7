'use strict';
// throws and doesNotThrow with every form of matcher.

const assert = require('assert');

class Special extends TypeError {}

function special() {
  throw Object.assign(new Special('the message'), { code: 'CODE', info: { a: [1] } });
}

function message(fn) {
  try {
    fn();
  } catch (error) {
    return error.message;
  }
  throw new Error('did not throw');
}

assert.throws(special);
assert.throws(special, Special);
assert.throws(special, TypeError);
assert.throws(special, /^TypeError: the message$/);
assert.throws(special, { message: 'the message', code: 'CODE', info: { a: [1] } });
assert.throws(special, { message: /message/, name: 'TypeError' });
assert.throws(special, (error) => error instanceof Special);
assert.throws(special, 'a message of one\'s own');
assert.throws(() => { throw null; });

assert.strictEqual(message(() => assert.throws(() => {})), 'Missing expected exception.');
assert.strictEqual(message(() => assert.throws(() => {}, Special)), 'Missing expected exception (Special).');
assert.strictEqual(message(() => assert.throws(() => {}, Special, 'why')), 'Missing expected exception (Special): why');
assert.strictEqual(message(() => assert.throws(special, /other/)),
  "The input did not match the regular expression /other/. Input:\n\n'TypeError: the message'\n");
assert.strictEqual(message(() => assert.throws(special, RangeError)),
  'The error is expected to be an instance of "RangeError". Received "Special"\n\nError message:\n\nthe message');
assert.strictEqual(message(() => assert.throws(() => { throw 'text'; }, RangeError)),
  'The error is expected to be an instance of "RangeError". Received "\'text\'"');
assert.strictEqual(message(() => assert.throws(special, { message: 'other' })).trimEnd(),
  'Expected values to be strictly deep-equal:\n+ actual - expected\n\n' +
  "  Comparison {\n+   message: 'the message'\n-   message: 'other'\n  }");
assert.strictEqual(message(() => assert.throws(special, function verdict() { return 5; })),
  'The "verdict" validation function is expected to return "true". Received 5\n\n' +
  'Caught error:\n\nTypeError: the message');
assert.strictEqual(message(() => assert.throws(special, /other/, 'mine')), 'mine');
assert.throws(() => assert.throws(special, () => { throw new RangeError('inner'); }), RangeError);

// Matchers that can't be meant.
assert.throws(() => assert.throws('no function'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => assert.throws(special, 5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => assert.throws(special, {}), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => assert.throws(special, 'text', 'more'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => assert.throws(special, 'the message'), { code: 'ERR_AMBIGUOUS_ARGUMENT' });

assert.doesNotThrow(() => {});
assert.strictEqual(message(() => assert.doesNotThrow(special)),
  'Got unwanted exception.\nActual message: "the message"');
assert.strictEqual(message(() => assert.doesNotThrow(special, TypeError, 'why')),
  'Got unwanted exception: why\nActual message: "the message"');
assert.throws(() => assert.doesNotThrow(special, RangeError), Special);
assert.throws(() => assert.doesNotThrow(special, { a: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
