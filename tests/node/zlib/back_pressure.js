'use strict';
// A stream that nobody reads stops when its buffer is full, however much its input would become.
const assert = require('assert');
const zlib = require('zlib');
const { Writable, pipeline } = require('stream');

const bomb = zlib.gzipSync(Buffer.alloc(20 * 1024 * 1024));
const idle = zlib.createGunzip();
idle.write(bomb, () => assert.fail('nobody took the output'));
let quietTurns = 0;
let length = -1;
(function look() {
  if (idle.readableLength === length && length > 0) quietTurns++;
  length = idle.readableLength;
  assert(length <= 2 * idle.readableHighWaterMark);
  if (quietTurns < 50) setImmediate(look);
  else idle.destroy();
})();

// With a slow reader everything arrives.
let received = 0;
let most = 0;
const stream = zlib.createGunzip();
const slow = new Writable({
  highWaterMark: 1024,
  write(chunk, encoding, callback) {
    received += chunk.length;
    most = Math.max(most, stream.readableLength);
    setImmediate(callback);
  },
});
pipeline(stream, slow, (error) => {
  assert.ifError(error);
  assert.strictEqual(received, 20 * 1024 * 1024);
  assert(most <= 2 * stream.readableHighWaterMark);
});
stream.end(bomb);
