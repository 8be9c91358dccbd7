'use strict';
// What util.inspect() shows of web streams.
const assert = require('assert');
const { inspect } = require('util');

const readable = new ReadableStream();
assert.strictEqual(inspect(readable),
  "ReadableStream { locked: false, state: 'readable', supportsBYOB: false }");
assert.strictEqual(inspect(new ReadableStream({ type: 'bytes' })),
  "ReadableStream { locked: false, state: 'readable', supportsBYOB: true }");
assert.strictEqual(inspect(readable.getReader()), `ReadableStreamDefaultReader {
  stream: ReadableStream { locked: true, state: 'readable', supportsBYOB: false },
  readRequests: 0,
  close: Promise { <pending> }
}`);
const writable = new WritableStream();
assert.strictEqual(inspect(writable), "WritableStream { locked: false, state: 'writable' }");
assert.strictEqual(inspect(writable.getWriter()), `WritableStreamDefaultWriter {
  stream: WritableStream { locked: true, state: 'writable' },
  close: Promise { <pending> },
  ready: Promise { undefined },
  desiredSize: 1
}`);
assert.strictEqual(inspect(new TransformStream()), `TransformStream {
  readable: ReadableStream { locked: false, state: 'readable', supportsBYOB: false },
  writable: WritableStream { locked: false, state: 'writable' },
  backpressure: true
}`);
assert.strictEqual(inspect(new CountQueuingStrategy({ highWaterMark: 1 })),
  'CountQueuingStrategy { highWaterMark: 1 }');
