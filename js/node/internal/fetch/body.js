'use strict';
// Bodies of requests and responses: https://fetch.spec.whatwg.org/#bodies and #body-mixin. A body given as
// text or bytes stays that until somebody asks for its stream.

const { Buffer } = require('buffer');
const { invalidThis } = require('internal/fetch/idl');
const core = require('internal/webstreams/readable_core');
const { deferred } = require('internal/webstreams/util');
const { isReadableStream, publicStream, recordOf } = require('internal/webstreams/readable');

class Body {
  /** `bytes` is null where there is only a stream, and `stream` is null until it is needed. */
  constructor(bytes, stream) {
    this.bytes = bytes;
    this.stream = stream;         // a record of readable_core
    this.isUsed = false;          // read without a stream
  }

  get length() {
    return this.bytes === null ? null : this.bytes.byteLength;
  }

  get isDisturbed() {
    return this.stream === null ? this.isUsed : this.stream.disturbed;
  }

  get isLocked() {
    return this.stream === null ? this.isUsed : core.isLocked(this.stream);
  }

  get record() {
    if (this.stream === null) {
      this.stream = streamOver(this.bytes);
      if (this.isUsed) {
        core.acquireReader(this.stream);
        core.cancel(this.stream);
      }
    }
    return this.stream;
  }

  /** Another body with the same content. */
  clone() {
    if (this.stream === null) return new Body(this.bytes, null);
    const { tee } = require('internal/webstreams/tee');
    const [own, others] = tee(this.stream, true);
    this.stream = own;
    return new Body(this.bytes, others);
  }

  /** Calls one of both with all bytes, or with the reason why there are none. */
  read(onBytes, onError) {
    if (this.stream === null) {
      this.isUsed = true;
      onBytes(this.bytes);
    } else {
      new WholeRead(core.acquireReader(this.stream), onBytes, onError).next();
    }
  }
}

function streamOver(bytes) {
  const { createByteStream } = require('internal/webstreams/byte_controller');
  let isGiven = false;
  const stream = createByteStream(() => {
    const { controller } = stream;
    if (!isGiven && bytes.byteLength > 0) {
      isGiven = true;
      controller.enqueue(new Uint8Array(bytes));
    }
    controller.close();
    if (controller.pending.length > 0) controller.respond(0);
    return Promise.resolve();
  });
  return stream;
}

// Reads a stream to its end, chunk after chunk.
class WholeRead {
  constructor(reader, onBytes, onError) {
    this.reader = reader;
    this.onBytes = onBytes;
    this.onError = onError;
    this.chunks = [];
    this.isReading = false;
    this.hasMore = false;
  }

  // Chunks that are there already come at once: a loop, and not a recursion.
  next() {
    do {
      this.hasMore = false;
      this.isReading = true;
      core.read(this.reader, this);
      this.isReading = false;
    } while (this.hasMore);
  }

  chunk(value) {
    if (!(value instanceof Uint8Array)) {
      this.onError(new TypeError('Received non-Uint8Array chunk'));
      return;
    }
    this.chunks.push(value);
    if (this.isReading) this.hasMore = true;
    else this.next();
  }

  close() {
    const { chunks } = this;
    this.onBytes(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  }

  error(reason) {
    this.onError(reason);
  }
}

// ---- making one -----------------------------------------------------------------------------------------

/** The Body of what a program gave, and the content type that follows from it; null for none. */
function extract(object, keepalive = false) {
  if (isReadableStream(object)) return { body: fromStream(object, keepalive), type: null };
  if (typeof object === 'object' && object !== null) {
    const { isBlob, bytesOf } = require('internal/blob');
    if (isBlob(object)) return { body: new Body(bytesOf(object), null), type: object.type || null };
    const known = extractBytes(object);
    if (known !== undefined) return known;
    if (typeof object[Symbol.asyncIterator] === 'function') {
      const { fromIterable } = require('internal/webstreams/readable_iteration');
      if (keepalive) throw new TypeError('keepalive');
      return { body: new Body(null, fromIterable(object)), type: null };
    }
  }
  return { body: new Body(Buffer.from(`${object}`.toWellFormed()), null), type: 'text/plain;charset=UTF-8' };
}

function fromStream(stream, keepalive) {
  const record = recordOf(stream);
  if (keepalive) throw new TypeError('keepalive');
  if (record.disturbed || core.isLocked(record)) {
    throw new TypeError('Response body object should not be disturbed or locked');
  }
  return new Body(null, record);
}

function extractBytes(object) {
  if (object instanceof ArrayBuffer) {
    return { body: new Body(Buffer.from(object.slice(0)), null), type: null };
  }
  if (ArrayBuffer.isView(object)) {
    const { buffer, byteOffset, byteLength } = object;
    const copy = Buffer.from(buffer.slice(byteOffset, byteOffset + byteLength));
    return { body: new Body(copy, null), type: null };
  }
  if (object instanceof URLSearchParams) {
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    return { body: new Body(Buffer.from(object.toString()), null), type };
  }
  const bundle = require('internal/bundle');
  if (bundle.isLoaded('internal/fetch/formdata') && require('internal/fetch/formdata').isFormData(object)) {
    const { bytes, type } = require('internal/fetch/multipart').encode(object);
    return { body: new Body(bytes, null), type };
  }
  return undefined;
}

// ---- reading --------------------------------------------------------------------------------------------

/** The MIME type that the Content-Type fields of a list say; null for none. */
function mimeTypeOf(headers) {
  const field = headers.get('content-type');
  if (field === null) return null;
  const { MIMEType } = require('internal/mime');
  let type = null;
  for (const part of field.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? []) {
    try {
      const parsed = new MIMEType(part.trim());
      if (parsed.essence !== '*/*') type = parsed;
    } catch {
      // The standard passes over what is no type.
    }
  }
  return type;
}

function ownBuffer(bytes) {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

const readers = {
  arrayBuffer: (bytes) => ownBuffer(bytes),
  blob(bytes, headers) {
    const type = mimeTypeOf(headers);
    const { blobOver } = require('internal/blob');
    return blobOver(new Uint8Array(ownBuffer(bytes)), type === null ? '' : String(type));
  },
  bytes: (bytes) => new Uint8Array(ownBuffer(bytes)),
  json: (bytes) => JSON.parse(textOf(bytes)),
  text: (bytes) => textOf(bytes),
  formData(bytes, headers) {
    const type = mimeTypeOf(headers);
    if (type?.essence === 'multipart/form-data') {
      const boundary = type.params.get('boundary');
      if (boundary === null) throw new TypeError('Failed to parse body as FormData.');
      return require('internal/fetch/multipart').parse(bytes, boundary);
    }
    if (type?.essence === 'application/x-www-form-urlencoded') {
      const { FormData } = require('internal/fetch/formdata');
      const form = new FormData();
      for (const [name, value] of new URLSearchParams(textOf(bytes))) form.append(name, value);
      return form;
    }
    throw new TypeError('Content-Type was not one of "multipart/form-data" or ' +
      '"application/x-www-form-urlencoded".');
  },
};

let decoder;

function textOf(bytes) {
  const { TextDecoder } = require('internal/encoding');
  decoder ??= new TextDecoder();
  return decoder.decode(bytes);
}

function isUnusable(body) {
  return body !== null && (body.isDisturbed || body.isLocked);
}

function consume(body, headers, convert) {
  const answer = deferred();
  const finish = (bytes) => {
    try {
      answer.resolve(convert(bytes, headers));
    } catch (error) {
      answer.reject(error);
    }
  };
  if (isUnusable(body)) {
    answer.reject(new TypeError('Body is unusable: Body has already been read'));
  } else if (body === null) {
    finish(Buffer.alloc(0));
  } else {
    body.read(finish, answer.reject);
  }
  return answer.promise;
}

/** Gives a class the members of the Body mixin; `innerOf(this)` answers { body, headers }, or undefined. */
function mixIn(Class, innerOf) {
  const { prototype } = Class;
  for (const name of Object.keys(readers)) {
    const method = {
      [name]() {
        const inner = innerOf(this);
        if (inner === undefined) return Promise.reject(invalidThis());
        return consume(inner.body, inner.headers, readers[name]);
      },
    }[name];
    Object.defineProperty(prototype, name,
      { value: method, writable: true, enumerable: true, configurable: true });
  }
  const getters = Object.getOwnPropertyDescriptors({
    get body() {
      const inner = innerOf(this);
      if (inner === undefined) throw invalidThis();
      return inner.body === null ? null : publicStream(inner.body.record);
    },
    get bodyUsed() {
      const inner = innerOf(this);
      if (inner === undefined) throw invalidThis();
      return inner.body !== null && inner.body.isDisturbed;
    },
  });
  Object.defineProperties(prototype, getters);
}

module.exports = { Body, extract, isUnusable, mixIn };
