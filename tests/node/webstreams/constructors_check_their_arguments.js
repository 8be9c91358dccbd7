'use strict';
// What the classes refuse, with Node's errors.
const assert = require('assert');

const type = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' };
const value = { code: 'ERR_INVALID_ARG_VALUE' };

assert.throws(() => new ReadableStream(1), type);
assert.throws(() => new ReadableStream(null), type);
assert.throws(() => new ReadableStream({ type: 'x' }), { ...value, name: 'TypeError' });
assert.throws(() => new ReadableStream({}, { highWaterMark: -1 }), { ...value, name: 'RangeError' });
assert.throws(() => new ReadableStream({}, { highWaterMark: 'x' }), { ...value, name: 'RangeError' });
assert.throws(() => new ReadableStream({}, { size: 1 }), type);
assert.throws(() => new ReadableStream({ pull: 1 }), { name: 'TypeError' });
assert.throws(() => new ReadableStream({ type: 'bytes' }, { size() {} }), { ...value, name: 'RangeError' });
assert.throws(() => new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 0 }), { name: 'TypeError' });
assert.throws(() => new WritableStream(1), type);
assert.throws(() => new WritableStream({ type: 'bytes' }), { ...value, name: 'RangeError' });
assert.throws(() => new WritableStream({ write: 1 }), { name: 'TypeError' });
assert.throws(() => new TransformStream(1), type);
assert.throws(() => new TransformStream({ readableType: 1 }), { ...value, name: 'RangeError' });
assert.throws(() => new TransformStream({ writableType: 1 }), { ...value, name: 'RangeError' });
assert.throws(() => new ReadableStream().getReader({ mode: 'x' }), { ...value, name: 'TypeError' });
assert.throws(() => new ReadableStream().getReader({ mode: 'byob' }), { ...value, name: 'TypeError' });
assert.throws(() => new ReadableStreamDefaultReader(), type);
assert.throws(() => new WritableStreamDefaultWriter({}), type);
assert.throws(() => ReadableStream(), TypeError);

const illegal = { name: 'TypeError', code: 'ERR_ILLEGAL_CONSTRUCTOR' };
assert.throws(() => new ReadableStreamDefaultController(), illegal);
assert.throws(() => new ReadableByteStreamController(), illegal);
assert.throws(() => new ReadableStreamBYOBRequest(), illegal);
assert.throws(() => new WritableStreamDefaultController(), illegal);
assert.throws(() => new TransformStreamDefaultController(), illegal);

const invalidThis = { name: 'TypeError', code: 'ERR_INVALID_THIS' };
assert.throws(() => Reflect.get(ReadableStream.prototype, 'locked', {}), invalidThis);
assert.throws(() => ReadableStream.prototype.tee.call({}), invalidThis);
assert.rejects(ReadableStream.prototype.cancel.call({}), invalidThis);
assert.rejects(ReadableStream.prototype.pipeTo.call({}), invalidThis);
assert.rejects(WritableStream.prototype.close.call({}), invalidThis);
assert.rejects(ReadableStreamDefaultReader.prototype.read.call({}), invalidThis);

assert.deepStrictEqual(Object.keys(ReadableStream.prototype).sort(),
  ['cancel', 'getReader', 'locked', 'pipeThrough', 'pipeTo', 'tee', 'values']);
assert.strictEqual(ReadableStream.prototype[Symbol.asyncIterator], ReadableStream.prototype.values);
assert.strictEqual(String(new WritableStream()), '[object WritableStream]');
assert.strictEqual(require('stream/web').ReadableStream, ReadableStream);
