'use strict';
// CompressionStream and DecompressionStream of the Compression Streams Standard
// (https://compression.spec.whatwg.org/), over the streams of node:zlib.

const { codes } = require('internal/errors');
const { describe, finishClass, invalidThis, kInspect } = require('internal/webstreams/util');

function zlib() {
  if (!require('internal/bundle').has('zlib')) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('zlib');
  return require('zlib');
}

const makers = {
  '__proto__': null,
  'deflate': ['createDeflate', 'createInflate'],
  'deflate-raw': ['createDeflateRaw', 'createInflateRaw'],
  'gzip': ['createGzip', 'createGunzip'],
  'brotli': ['createBrotliCompress', 'createBrotliDecompress'],
};

// `direction` 0 compresses, 1 is the way back.
function pairFor(format, direction) {
  const names = makers[`${format}`];
  if (names === undefined) throw new codes.ERR_INVALID_ARG_VALUE('format', format);
  // The standard has bytes behind the end refused.
  const transform = zlib()[names[direction]](direction === 1 ? { rejectGarbageAfterEnd: true } : undefined);
  return require('internal/webstreams/adapters').newReadableWritablePairFromDuplex(transform);
}

class CompressionStream {
  #pair;

  constructor(format) {
    this.#pair = pairFor(format, 0);
  }

  get readable() {
    if (!(#pair in this)) throw invalidThis('CompressionStream');
    return this.#pair.readable;
  }

  get writable() {
    if (!(#pair in this)) throw invalidThis('CompressionStream');
    return this.#pair.writable;
  }

  [kInspect](depth, options) {
    const { readable, writable } = this;
    return describe(depth, options, 'CompressionStream', { readable, writable });
  }
}
finishClass(CompressionStream);

class DecompressionStream {
  #pair;

  constructor(format) {
    this.#pair = pairFor(format, 1);
  }

  get readable() {
    if (!(#pair in this)) throw invalidThis('DecompressionStream');
    return this.#pair.readable;
  }

  get writable() {
    if (!(#pair in this)) throw invalidThis('DecompressionStream');
    return this.#pair.writable;
  }

  [kInspect](depth, options) {
    const { readable, writable } = this;
    return describe(depth, options, 'DecompressionStream', { readable, writable });
  }
}
finishClass(DecompressionStream);

module.exports = { CompressionStream, DecompressionStream };
