'use strict';
// What stands between a stream and its native half: the `_handle` that packages know (write, writeSync,
// params, reset, close, onerror). A step that is quick is done at once and told of in a later turn; a long
// one goes to a pool thread. Native state goes with close(), or with a handle that a program has forgotten.

const native_ = native('zlib');
const { codes: { ERR_ZLIB_INITIALIZATION_FAILED } } = require('internal/errors');
const { FastBuffer, fromArrayBuffer } = require('internal/buffer');
const { constants: { DEFLATE, GZIP, DEFLATERAW, BROTLI_ENCODE } } = require('internal/zlib/constants');

const DONE = 0;
const FAILED = 1;
const NO_FLUSH = 0;
// What may hold the loop up, in bytes: input to deflate, all that brotli has to compress, output.
const QUICK_DEFLATE = 16 * 1024;
const QUICK_BROTLI = 4 * 1024;
const QUICK_OUTPUT = 64 * 1024;
// Input is copied for a job, so it gets no more than it is likely to use.
const JOB_INPUT = 128 * 1024;
const EMPTY = new FastBuffer();

let forgotten;

function create(config, dictionary) {
  const id = native_.create(config, dictionary);
  if (id === undefined) throw new ERR_ZLIB_INITIALIZATION_FAILED();
  return id;
}

// config: [mode, …] as the native half takes it; state: a Uint32Array for [room, input] that a step leaves;
// callback: called on the handle at the end of a write.
function Handle(config, dictionary, state, callback) {
  forgotten ??= new FinalizationRegistry(native_.close);
  this.id = create(config, dictionary);
  forgotten.register(this, this.id);
  this.mode = config[0];
  this.state = state;
  this.callback = callback;
  this.onerror = null;
  this.owner = null;
  this.unflushed = 0;             // bytes that brotli may have put off
  this.flush = NO_FLUSH;
  this.input = EMPTY;
  this.from = 0;
  this.to = 0;
  this.output = EMPTY;
  this.at = 0;
  this.room = 0;
}

// The native half works to the end of what it gets.
function upTo(bytes, end) {
  if (bytes === null || bytes === undefined) return EMPTY;
  return end === bytes.length ? bytes : new FastBuffer(bytes.buffer, bytes.byteOffset, end);
}

function isQuick(handle, flush, length, room) {
  if (room > QUICK_OUTPUT) return false;
  switch (handle.mode) {
    case DEFLATE:
    case GZIP:
    case DEFLATERAW:
      return length <= QUICK_DEFLATE;
    case BROTLI_ENCODE: {
      const pending = handle.unflushed + length;
      handle.unflushed = flush === NO_FLUSH ? pending : 0;
      return pending <= QUICK_BROTLI;
    }
    default:
      return true;
  }
}

function step(handle, flush, input, from, length, output, at, room) {
  return native_.write(handle.id, flush, upTo(input, from + length), from, upTo(output, at + room), at,
    handle.state);
}

// One step now: handle.state tells what is left.
Handle.prototype.writeSync = function writeSync(flush, input, from, length, output, at, room) {
  if (step(this, flush, input, from, length, output, at, room) === FAILED) fail(this);
};

// One step, and the callback in a later turn.
Handle.prototype.write = function write(flush, input, from, length, output, at, room) {
  if (isQuick(this, flush, length, room)) {
    const result = step(this, flush, input, from, length, output, at, room);
    setImmediate(finish, this, result);
    return;
  }
  this.flush = flush;
  this.input = input;
  this.from = from;
  this.to = from + length;
  this.output = output;
  this.at = at;
  this.room = room;
  startJob(this);
};

function startJob(handle) {
  const { id, input, from } = handle;
  const to = Math.min(handle.to, from + JOB_INPUT);
  const flush = to === handle.to ? handle.flush : NO_FLUSH;
  const job = native_.writeLater(id, flush, input, from, to, handle.room);
  require('internal/jobs').start(job, (error, result) => {
    const bytes = fromArrayBuffer(result[2]);
    handle.output.set(bytes, handle.at);
    handle.at += bytes.length;
    handle.room -= bytes.length;
    handle.from += result[0];
    const wantsMore = result[1] === DONE && handle.from === to && to < handle.to && handle.room > 0;
    if (wantsMore && handle.id !== 0) {
      startJob(handle);
      return;
    }
    handle.state[0] = handle.room;
    handle.state[1] = handle.to - handle.from;
    handle.input = handle.output = EMPTY;
    finish(handle, result[1]);
  }, 'ZLIB');
}

function finish(handle, result) {
  if (result === FAILED) fail(handle);
  else handle.callback();
}

function fail(handle) {
  if (handle.id === 0) return;
  const { message, errno, code } = native_.failure(handle.id);
  handle.onerror(message, errno, code);
}

Handle.prototype.params = function params(level, strategy) {
  if (native_.params(this.id, level, strategy) === FAILED) fail(this);
};

Handle.prototype.reset = function reset() {
  this.unflushed = 0;
  if (native_.reset(this.id) === FAILED) fail(this);
};

Handle.prototype.close = function close() {
  if (this.id === 0) return;
  native_.close(this.id);
  this.id = 0;
};

// ---- whole inputs, without a stream --------------------------------------------------------------------

function isQuickWhole(mode, length) {
  return length <= (mode === DEFLATE || mode === GZIP || mode === DEFLATERAW ? QUICK_DEFLATE : QUICK_BROTLI);
}

// What came of a run: a Buffer, or what failed, or null for more output than allowed.
function outcome(id, result) {
  const done = typeof result === 'object' ? fromArrayBuffer(result)
    : result === FAILED ? native_.failure(id) : null;
  native_.close(id);
  return done;
}

/** A Buffer of the whole output; else an object {message, errno, code}, or null if it'd exceed `limit`. */
function wholeSync(config, dictionary, flush, input, limit) {
  const id = create(config, dictionary);
  return outcome(id, native_.whole(id, flush, input, limit));
}

/** The same as `callback(outcome)`, in a later turn. */
function whole(config, dictionary, flush, input, limit, callback) {
  const id = create(config, dictionary);
  if (isQuickWhole(config[0], input.byteLength)) {
    setImmediate(callback, outcome(id, native_.whole(id, flush, input, limit)));
    return;
  }
  const job = native_.wholeLater(id, flush, input, limit);
  require('internal/jobs').start(job, (error, result) => callback(outcome(id, result)), 'ZLIB');
}

/** The CRC-32 of bytes or of a text, going on from an earlier one. */
const { crc32 } = native_;

module.exports = { Handle, whole, wholeSync, crc32 };
