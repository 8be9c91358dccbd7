'use strict';
// No _write() is thrown at the writer; a _writev() alone suffices; a Writable can't be piped from.
const assert = require('assert');
const { Writable } = require('stream');

assert.throws(() => new Writable().write('a'), {
  code: 'ERR_METHOD_NOT_IMPLEMENTED', message: 'The _write() method is not implemented',
});
const w = new Writable({
  writev(chunks, callback) {
    assert.strictEqual(chunks.length, 1);
    callback();
  },
});
assert.strictEqual(w.write('a'), true);
w.on('error', (err) => {
  assert.strictEqual(err.code, 'ERR_STREAM_CANNOT_PIPE');
  assert.strictEqual(err.message, 'Cannot pipe, not readable');
});
w.pipe(w);
