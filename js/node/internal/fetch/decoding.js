'use strict';
// Content codings of a response's body (RFC 9110 section 8.4), as far as there is zlib to undo them.

const { pipeline } = require('stream');

function hasZlib() {
  return require('internal/bundle').has('zlib');
}

/** What to say in Accept-Encoding: brotli only where nobody on the way can spoil it. */
function accepted(protocol) {
  if (!hasZlib()) return '';
  const hasBrotli = typeof require('zlib').createBrotliDecompress === 'function';
  return protocol === 'https:' && hasBrotli ? 'br, gzip, deflate' : 'gzip, deflate';
}

function decoderFor(coding) {
  const zlib = require('zlib');
  // A body that is cut off shows what there is of it, as in undici.
  const lenient = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };
  if (coding === 'gzip' || coding === 'x-gzip') return zlib.createGunzip(lenient);
  if (coding === 'deflate') return new Inflating(zlib, lenient).stream;
  if (coding === 'br' && typeof zlib.createBrotliDecompress === 'function') {
    const { BROTLI_OPERATION_FLUSH: flush } = zlib.constants;
    return zlib.createBrotliDecompress({ flush, finishFlush: flush });
  }
  return null;
}

// "deflate" should have zlib's frame, and often has none: the first byte tells.
class Inflating {
  constructor(zlib, options) {
    const { Transform } = require('stream');
    let inflate = null;
    this.stream = new Transform({
      transform(chunk, encoding, callback) {
        if (inflate === null && chunk.length === 0) {
          callback();
          return;
        }
        if (inflate === null) {
          inflate = (chunk[0] & 0x0f) === 0x08 ? zlib.createInflate(options) : zlib.createInflateRaw(options);
          inflate.on('data', (piece) => this.push(piece));
          inflate.on('end', () => this.push(null));
          inflate.on('error', (error) => this.destroy(error));
        }
        inflate.write(chunk, encoding, callback);
      },
      final(callback) {
        if (inflate === null) {
          callback();
          return;
        }
        inflate.once('end', () => callback());
        inflate.end();
      },
      flush: undefined,
    });
  }
}

/** The stream that gives a message's body as it was before it was encoded. */
function decoded(message, headers, method) {
  const field = headers.get('content-encoding');
  if (field === null || method === 'HEAD' || !hasZlib()) return message;
  const codings = field.toLowerCase().split(',').map((each) => each.trim());
  const decoders = [];
  for (let i = codings.length - 1; i >= 0; i--) {
    const decoder = decoderFor(codings[i]);
    if (decoder === null) return message;
    decoders.push(decoder);
  }
  return pipeline(message, ...decoders, () => {});
}

module.exports = { accepted, decoded };
