'use strict';
// Blob and File of the W3C File API (https://w3c.github.io/FileAPI/), with their bytes in memory; or, of those that
// fs.openAsBlob has made, in files: see internal/blob_file.
//
// A Blob never changes, so slices and Blobs made of a single one share its bytes.

const bytes = native('buffer');
const { codes } = require('internal/errors');
const { validateDictionary } = require('internal/validators');
const { Buffer } = require('buffer');
const { fromString } = require('internal/buffer/create');
const { UTF8 } = require('internal/buffer/encodings');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const CHUNK = 64 * 1024;

// Given instead of sources to make a Blob over bytes that are nobody else's.
class Content {
  constructor(data) { this.data = data; }
}

function mimeType(type) {
  const text = `${type}`;
  return /[^\x20-\x7e]/.test(text) ? '' : text.toLowerCase();
}

function checkEndings(endings) {
  const text = `${endings}`;
  if (text !== 'transparent' && text !== 'native') {
    throw new codes.ERR_INVALID_ARG_VALUE('options.endings', endings);
  }
  return text;
}

// What a program gave: bytes, Blobs, and whatever else as a text.
function partsOf(sources) {
  const iterate = sources !== null && typeof sources === 'object' ? sources[Symbol.iterator] : undefined;
  if (typeof iterate !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('sources', 'a sequence', sources);
  const parts = [];
  for (const source of { [Symbol.iterator]: () => iterate.call(sources) }) {
    const isData = isBlob(source) || ArrayBuffer.isView(source) || source instanceof ArrayBuffer ||
      source instanceof SharedArrayBuffer;
    parts.push(isData ? source : `${source}`);
  }
  return parts;
}

function collect(parts, endings) {
  const contents = parts.map((part) => toBytes(part, endings));
  if (contents.every((content) => content instanceof Uint8Array)) return Buffer.concat(contents);
  const { JoinedContent } = require('internal/blob_file');
  // What others can change is copied.
  return new JoinedContent(contents.map((content) => (
    content instanceof Uint8Array ? new Uint8Array(content) : content)));
}

function toBytes(source, endings) {
  if (isBlob(source)) return contentOf(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (typeof source !== 'string') return new Uint8Array(source);
  return fromString(endings === 'native' ? source.replace(/\r\n?/g, '\n') : source, UTF8);
}

let contentOf;

class Blob {
  #bytes;
  #type;

  static {
    contentOf = (blob) => blob.#bytes;
  }

  constructor(sources = [], options = {}) {
    if (sources instanceof Content) {
      this.#bytes = sources.data;
      this.#type = options;
      return;
    }
    // In the order in which Web IDL reads arguments, and the members of a dictionary.
    const parts = partsOf(sources);
    validateDictionary(options, 'options');
    const { endings = 'transparent', type = '' } = options ?? {};
    this.#bytes = collect(parts, checkEndings(endings));
    this.#type = mimeType(type);
  }

  static [Symbol.hasInstance](value) {
    return typeof value === 'object' && value !== null && #bytes in value &&
      (this === Blob || Function.prototype[Symbol.hasInstance].call(this, value));
  }

  get type() {
    if (!isBlob(this)) throw new codes.ERR_INVALID_THIS('Blob');
    return this.#type;
  }

  get size() {
    if (!isBlob(this)) throw new codes.ERR_INVALID_THIS('Blob');
    return this.#bytes.length;
  }

  slice(start = 0, end = this.size, contentType = '') {
    if (!isBlob(this)) throw new codes.ERR_INVALID_THIS('Blob');
    return new Blob(new Content(this.#bytes.subarray(start, end)), mimeType(contentType));
  }

  async arrayBuffer() {
    return (await copyOf(this)).buffer;
  }

  async text() {
    if (!isBlob(this)) throw new codes.ERR_INVALID_THIS('Blob');
    const content = this.#bytes;
    const text = bytes.decodeText(content instanceof Uint8Array ? content : await content.read(), 0, 0, Infinity);
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  async bytes() {
    return copyOf(this);
  }

  stream() {
    if (!isBlob(this)) throw new codes.ERR_INVALID_THIS('Blob');
    return streamOf(this.#bytes);
  }

  [customInspect](depth, options) {
    return describe(this, depth, options, { size: this.size, type: this.type });
  }
}

function copyOf(blob) {
  if (!isBlob(blob)) throw new codes.ERR_INVALID_THIS('Blob');
  const content = contentOf(blob);
  if (!(content instanceof Uint8Array)) return content.read();
  const copy = new Uint8Array(blob.size);
  bytes.copy(content, copy, 0, 0, Infinity);
  return copy;
}

function isBlob(value) {
  return value instanceof Blob;
}

function streamOf(content) {
  const { ReadableStream } = require('stream/web');
  let at = 0;
  return new ReadableStream({
    type: 'bytes',
    async pull(controller) {
      const piece = content.subarray(at, at + CHUNK);
      // A file is looked at even if there is nothing to read.
      const chunk = piece instanceof Uint8Array ? new Uint8Array(piece) : await piece.read();
      if (chunk.length > 0) controller.enqueue(chunk);
      at += CHUNK;
      if (at >= content.length) {
        controller.close();
        controller.byobRequest?.respond(0);
      }
    },
  });
}

function describe(blob, depth, options, facts) {
  const { name } = blob.constructor;
  if (depth < 0) return `[${name}]`;
  const { inspect } = require('internal/util/inspect');
  const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
  return `${name} ${inspect(facts, inner)}`;
}

class File extends Blob {
  #name;
  #lastModified;

  constructor(fileBits, fileName, options = {}) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('fileBits', 'fileName');
    super(fileBits, fileBits instanceof Content ? options.type : options);
    const lastModified = options?.lastModified;
    this.#name = `${fileName}`.toWellFormed();
    this.#lastModified = lastModified === undefined ? Date.now() : Math.trunc(+lastModified) || 0;
  }

  get name() {
    if (!(#name in this)) throw new codes.ERR_INVALID_THIS('File');
    return this.#name;
  }

  get lastModified() {
    if (!(#name in this)) throw new codes.ERR_INVALID_THIS('File');
    return this.#lastModified;
  }

  [customInspect](depth, options) {
    const { size, type, name, lastModified } = this;
    return describe(this, depth, options, { size, type, name, lastModified });
  }
}

/** Another Blob, or File, over the same bytes, which never change. */
function cloneOf(blob) {
  const content = new Content(contentOf(blob));
  return blob instanceof File ? new File(content, blob.name, blob) : new Blob(content, blob.type);
}

function markClass(Class, enumerable) {
  const { prototype } = Class;
  Object.defineProperty(prototype, Symbol.toStringTag, { configurable: true, value: Class.name });
  for (const key of enumerable) Object.defineProperty(prototype, key, { enumerable: true });
}

markClass(Blob, ['type', 'size', 'slice', 'arrayBuffer', 'text', 'stream']);
markClass(File, ['name', 'lastModified']);

// ---- blob: URLs -----------------------------------------------------------------------------------------

const registered = new Map();

/** What URL.createObjectURL() answers: the Blob stays until its URL is revoked. */
function createObjectURL(blob) {
  if (!isBlob(blob)) throw new codes.ERR_INVALID_ARG_TYPE('obj', 'Blob', blob);
  const id = require('internal/webcrypto').crypto.randomUUID();
  registered.set(id, blob);
  return `blob:nodedata:${id}`;
}

function idOf(url) {
  return /^blob:nodedata:([^#]+)/.exec(`${url}`)?.[1];
}

function revokeObjectURL(url) {
  registered.delete(idOf(url));
}

function resolveObjectURL(url) {
  return registered.get(idOf(url));
}

/** A Blob over the file at `path`, which is read when the Blob is. */
async function blobOverFile(path, type) {
  return new Blob(new Content(await require('internal/blob_file').contentOfFile(path)), mimeType(type));
}

/** A Blob's bytes; those in files are read now. */
function bytesOf(blob) {
  const content = contentOf(blob);
  return content instanceof Uint8Array ? content : content.readNow();
}

/** A Blob over `data`, which nobody else will change. */
function blobOver(data, type) {
  return new Blob(new Content(data), mimeType(type));
}

module.exports = {
  Blob, File, blobOver, blobOverFile, cloneOf, bytesOf, createObjectURL, isBlob, resolveObjectURL, revokeObjectURL,
  isInMemory: (blob) => contentOf(blob) instanceof Uint8Array,
};
