'use strict';
// Corked writes wait; uncorked they go out in one _writev(), with their encodings and callbacks.
const assert = require('assert');
const { Writable } = require('stream');

const batches = [];
let called = 0;
const w = new Writable({
  decodeStrings: false,
  writev(chunks, callback) {
    batches.push(chunks.map(({ chunk, encoding }) => `${chunk}/${encoding}`));
    callback();
  },
});
w.cork();
w.cork();
assert.strictEqual(w.writableCorked, 2);
w.write('a', () => called++);
w.write('b', 'latin1', () => called++);
w.write(Buffer.from('c'));
assert.strictEqual(w.writableBuffer.length, 3);
w.uncork();
assert.strictEqual(batches.length, 0);
w.uncork();
w.uncork();
assert.deepStrictEqual(batches, [['a/utf8', 'b/latin1', 'c/buffer']]);
w.cork();
w.write('d');
w.end('e');           // ending uncorks
w.on('finish', () => {
  assert.deepStrictEqual(batches[1], ['d/utf8', 'e/utf8']);
  assert.strictEqual(called, 2);
});
