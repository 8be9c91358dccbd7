'use strict';
// Stream itself: an emitter with the simple pipe() of old.
const assert = require('assert');
const Stream = require('stream');

const src = new Stream();
src.readable = true;
const got = [];
const dest = new Stream();
dest.writable = true;
dest.write = (chunk) => {
  got.push(chunk);
  return false;
};
dest.end = () => got.push('end');
src.pause = () => got.push('pause');
src.resume = () => got.push('resume');
assert.strictEqual(src.pipe(dest), dest);
src.emit('data', 'a');
dest.emit('drain');
src.emit('end');
src.emit('data', 'ignored');
assert.deepStrictEqual(got, ['a', 'pause', 'resume', 'end']);
assert.throws(() => src.emit('error', new Error('alone')), { message: 'alone' });
