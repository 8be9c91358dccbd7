'use strict';
// What pipeline() refuses.
const assert = require('assert');
const { pipeline, Readable, PassThrough, Writable } = require('stream');

assert.throws(() => pipeline(new Readable(), new Writable()), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: /^The "streams\[stream\.length - 1\]" property must be of type function\. Received an instance of Writable/,
});
assert.throws(() => pipeline(new Readable(), () => {}), {
  code: 'ERR_MISSING_ARGS', message: 'The "streams" argument must be specified',
});
assert.throws(() => pipeline(() => 5, new PassThrough(), () => {}), { code: 'ERR_INVALID_RETURN_VALUE' });
assert.throws(() => pipeline(['a'], () => 5, new PassThrough(), () => {}), { code: 'ERR_INVALID_RETURN_VALUE' });
assert.throws(() => pipeline(5, new PassThrough(), () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
