'use strict';
// A child's events on their way to the runner: among what the tests print, on standard output, each in a frame of
// a mark, its length (32 bits, big-endian) and the serialized event.

const MARK = [0xff, 0x0f];
const HEAD = 6;

/** Writes a run's events as frames. */
function send(stream) {
  const v8 = require('v8');
  const { Buffer } = require('buffer');
  stream.on('data', (event) => {
    let body;
    try {
      body = v8.serialize(plain(event));
    } catch {
      body = v8.serialize(plain(withoutValues(event)));
    }
    const frame = Buffer.alloc(HEAD + body.length);
    frame.set(MARK, 0);
    frame.writeUInt32BE(body.length, 2);
    frame.set(body, HEAD);
    native('process').writeSync(1, frame);
  });
}

// An error's own properties would be lost.
function plain({ type, data }) {
  const error = data.details?.error;
  if (!Error.isError(error)) return { type, data };
  return { type, data: { ...data, details: { ...data.details, error: undefined } }, error: describeError(error) };
}

function describeError(error) {
  const { cause } = error;
  const own = { ...error };
  delete own.cause;
  return { error, own, cause: Error.isError(cause) ? describeError(cause) : undefined,
    value: Error.isError(cause) ? undefined : cause, name: error.name };
}

function withoutValues(event) {
  const { error } = event.data.details ?? {};
  const shown = new Error(error?.message);
  shown.stack = error?.stack;
  shown.code = error?.code;
  shown.failureType = error?.failureType;
  const inner = new Error(String(error?.cause?.message ?? error?.cause));
  inner.stack = error?.cause?.stack;
  shown.cause = inner;
  return { type: event.type, data: { ...event.data, details: { ...event.data.details, error: shown } } };
}

function rebuild({ error, own, cause, value, name }) {
  Object.assign(error, own);
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  const inner = cause === undefined ? value : rebuild(cause);
  if (inner !== undefined) Object.defineProperty(error, 'cause', { value: inner, configurable: true, writable: true });
  return error;
}

/** Tells a child's frames and what it prints apart: take(bytes) as they come, end() after the last. */
class Receiver {
  #rest = require('buffer').Buffer.alloc(0);

  constructor(onEvent, onText) {
    this.onEvent = onEvent;
    this.onText = onText;
  }

  take(bytes) {
    const { Buffer } = require('buffer');
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const at = this.#rest.indexOf(Buffer.from(MARK));
      if (at < 0) break;
      if (at > 0) this.onText(this.#rest.subarray(0, at));
      this.#rest = this.#rest.subarray(at);
      if (this.#rest.length < HEAD) return;
      const end = HEAD + this.#rest.readUInt32BE(2);
      if (this.#rest.length < end) return;
      this.#open(this.#rest.subarray(HEAD, end));
      this.#rest = this.#rest.subarray(end);
    }
    // The first half of a mark may be the last byte.
    const keep = this.#rest.length > 0 && this.#rest[this.#rest.length - 1] === MARK[0] ? 1 : 0;
    const text = this.#rest.subarray(0, this.#rest.length - keep);
    if (text.length > 0) this.onText(text);
    this.#rest = this.#rest.subarray(this.#rest.length - keep);
  }

  #open(body) {
    let message;
    try {
      message = require('v8').deserialize(body);
    } catch {
      // Bytes of the program's own that looked like a frame.
      this.onText(body);
      return;
    }
    if (message.error !== undefined) message.data.details.error = rebuild(message.error);
    this.onEvent(message);
  }

  end() {
    if (this.#rest.length > 0) this.onText(this.#rest);
  }
}

module.exports = { send, Receiver };
