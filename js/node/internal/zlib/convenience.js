'use strict';
// zlib.gzip() and its kin: a whole input at once. The usual call needs no stream and makes none; what asks
// for more (`info`, a signal, an input that is none) takes the way through one.

const { codes: { ERR_BUFFER_TOO_LARGE, ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { Buffer, kMaxLength } = require('buffer');
const { FastBuffer } = require('internal/buffer');
const { whole, wholeSync } = require('internal/zlib/handle');
const { failureError, processChunkSync, strongerFlush } = require('internal/zlib/base');

/** The bytes of a text, a view or an ArrayBuffer as a Uint8Array; undefined for anything else. */
function bytesOf(input) {
  if (typeof input === 'string') return Buffer.from(input);
  if (input instanceof Uint8Array) return input;
  if (ArrayBuffer.isView(input)) return new FastBuffer(input.buffer, input.byteOffset, input.byteLength);
  const { isAnyArrayBuffer } = require('util').types;
  return isAnyArrayBuffer(input) ? new FastBuffer(input) : undefined;
}

function wantsStream(opts) {
  return opts !== null && typeof opts === 'object' && Boolean(opts.info || opts.signal);
}

function errorOf(outcome, limit) {
  if (outcome === null) return new ERR_BUFFER_TOO_LARGE(limit);
  return Buffer.isBuffer(outcome) ? null : failureError(outcome);
}

/** The function that does it at once; readOptions(opts) checks the options of Class. */
function synchronous(Class, readOptions) {
  return function syncBufferWrapper(buffer, opts) {
    if (wantsStream(opts)) return throughStreamSync(new Class(opts), buffer);
    const { config, dictionary, common } = readOptions(opts);
    const outcome = wholeSync(config, dictionary, common.finishFlush, checkedBytes(buffer), common.limit);
    const error = errorOf(outcome, common.limit);
    if (error !== null) throw error;
    return outcome;
  };
}

function checkedBytes(buffer) {
  const bytes = bytesOf(buffer);
  if (bytes !== undefined) return bytes;
  const expected = ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'];
  throw new ERR_INVALID_ARG_TYPE('buffer', expected, buffer);
}

function throughStreamSync(engine, input) {
  const buffer = processChunkSync(engine, checkedBytes(input), engine._finishFlushFlag);
  return engine._info ? { buffer, engine } : buffer;
}

/** The function that calls back. */
function asynchronous(Class, readOptions) {
  return function asyncBufferWrapper(buffer, opts, callback) {
    if (typeof opts === 'function') {
      callback = opts;
      opts = {};
    }
    const bytes = bytesOf(buffer);
    if (bytes === undefined || wantsStream(opts)) {
      throughStream(new Class(opts), bytes === undefined ? buffer : bytes, callback);
      return;
    }
    const { config, dictionary, common } = readOptions(opts);
    validateFunction(callback, 'callback');
    const flush = strongerFlush(common.flush, common.finishFlush);
    whole(config, dictionary, flush, bytes, common.limit, (outcome) => {
      const error = errorOf(outcome, common.limit);
      if (error === null) callback(null, outcome);
      else callback(error);
    });
  };
}

function throughStream(engine, input, callback) {
  validateFunction(callback, 'callback');
  const parts = [];
  let length = 0;
  let isOver = false;
  const finish = (error, result) => {
    if (isOver) return;
    isOver = true;
    if (error) callback(error);
    else callback(null, result);
  };
  engine.on('data', (chunk) => {
    parts.push(chunk);
    length += chunk.length;
    if (length <= engine._maxOutputLength || isOver) return;
    engine.close();
    finish(new ERR_BUFFER_TOO_LARGE(engine._maxOutputLength));
  });
  engine.on('error', finish);
  engine.on('end', () => {
    if (length > kMaxLength) {
      finish(new ERR_BUFFER_TOO_LARGE(kMaxLength));
      return;
    }
    const buffer = parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
    engine.close();
    finish(null, engine._info ? { buffer, engine } : buffer);
  });
  engine.end(input);
}

module.exports = { asynchronous, synchronous };
