'use strict';
// match and doesNotMatch.

const assert = require('assert');

assert.match('abc', /b/);
assert.doesNotMatch('abc', /x/);
assert.throws(() => assert.match('abc', /x/), {
  message: "The input did not match the regular expression /x/. Input:\n\n'abc'\n",
  operator: 'match', actual: 'abc', expected: /x/, generatedMessage: true,
});
assert.throws(() => assert.doesNotMatch('abc', /b/), {
  message: "The input was expected to not match the regular expression /b/. Input:\n\n'abc'\n",
  operator: 'doesNotMatch',
});
assert.throws(() => assert.match(5, /x/), {
  message: 'The "string" argument must be of type string. Received type number (5)', code: 'ERR_ASSERTION',
});
assert.throws(() => assert.match('abc', /x/, 'mine'), { message: 'mine', generatedMessage: false });
assert.throws(() => assert.match('abc', /x/, new RangeError('mine')), RangeError);
assert.throws(() => assert.match('abc', 'abc'), { code: 'ERR_INVALID_ARG_TYPE' });
