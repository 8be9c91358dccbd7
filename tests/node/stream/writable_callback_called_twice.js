'use strict';
// A _write() that calls back twice is an error of the stream.
const assert = require('assert');
const { Writable } = require('stream');

const w = new Writable({
  write(chunk, encoding, callback) {
    callback();
    callback();
  },
});
w.on('error', (err) => {
  assert.strictEqual(err.code, 'ERR_MULTIPLE_CALLBACK');
  assert.strictEqual(err.message, 'Callback called multiple times');
});
w.write('a');
