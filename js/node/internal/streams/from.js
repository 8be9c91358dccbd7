'use strict';
// Readable.from(): a stream over whatever can be iterated; strings and Buffers are one chunk.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_STREAM_NULL_VALUES } } = require('internal/errors');

function from(Readable, iterable, opts) {
  if (typeof iterable === 'string' || iterable instanceof Buffer) {
    return new Readable({
      objectMode: true,
      ...opts,
      read() {
        this.push(iterable);
        this.push(null);
      },
    });
  }
  let isAsync = false;
  let iterator;
  if (typeof iterable?.[Symbol.asyncIterator] === 'function') {
    isAsync = true;
    iterator = iterable[Symbol.asyncIterator]();
  } else if (typeof iterable?.[Symbol.iterator] === 'function') {
    iterator = iterable[Symbol.iterator]();
  } else {
    throw new ERR_INVALID_ARG_TYPE('iterable', ['Iterable'], iterable);
  }

  // A mark of 1: an iterator should not run far ahead of its reader.
  const readable = new Readable({ objectMode: true, highWaterMark: 1, ...opts });
  let reading = false;
  readable._read = () => {
    if (reading) return;
    reading = true;
    if (isAsync) pullAsync(); else pullSync();
  };
  readable._destroy = (err, callback) => {
    closeIterator(iterator, err).then(
      () => process.nextTick(callback, err),
      (closeErr) => process.nextTick(callback, closeErr || err));
  };
  return readable;

  // The values of a plain iterator are pushed without a promise each, until one of them is a promise.
  function pullSync() {
    for (;;) {
      try {
        const { value, done } = iterator.next();
        if (done) {
          readable.push(null);
          return;
        }
        if (value && typeof value.then === 'function') {
          pullPromised(value);
          return;
        }
        if (value === null) {
          reading = false;
          throw new ERR_STREAM_NULL_VALUES();
        }
        if (readable.push(value)) continue;
        reading = false;
      } catch (err) {
        readable.destroy(err);
      }
      return;
    }
  }

  async function pullPromised(promise) {
    try {
      const value = await promise;
      if (value === null) {
        reading = false;
        throw new ERR_STREAM_NULL_VALUES();
      }
      if (readable.push(value)) pullSync();
      else reading = false;
    } catch (err) {
      readable.destroy(err);
    }
  }

  async function pullAsync() {
    for (;;) {
      try {
        const { value, done } = await iterator.next();
        if (done) {
          readable.push(null);
          return;
        }
        if (value === null) {
          reading = false;
          throw new ERR_STREAM_NULL_VALUES();
        }
        if (readable.push(value)) continue;
        reading = false;
      } catch (err) {
        readable.destroy(err);
      }
      return;
    }
  }
}

// The iterator learns of the end as a `for` loop that is left tells it: by throw() or return().
async function closeIterator(iterator, err) {
  if (err !== undefined && err !== null && typeof iterator.throw === 'function') {
    const { value, done } = await iterator.throw(err);
    await value;
    if (done) return;
  }
  if (typeof iterator.return === 'function') {
    const { value } = await iterator.return();
    await value;
  }
}

module.exports = from;
