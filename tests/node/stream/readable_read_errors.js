'use strict';
// An exception in _read(), or no _read() at all, is an 'error' of the stream.
const assert = require('assert');
const { Readable } = require('stream');

const failing = new Readable({ read() { throw new Error('broken'); } });
failing.on('error', (err) => {
  assert.strictEqual(err.message, 'broken');
  assert.strictEqual(failing.errored, err);
});
failing.resume();

const empty = new Readable();
empty.on('error', (err) => {
  assert.strictEqual(err.code, 'ERR_METHOD_NOT_IMPLEMENTED');
  assert.strictEqual(err.message, 'The _read() method is not implemented');
});
empty.read();
