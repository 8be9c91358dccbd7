'use strict';
// TextEncoderStream and TextDecoderStream: https://encoding.spec.whatwg.org/#interface-textencoderstream.

const { describe, finishClass, invalidThis, kInspect } = require('internal/webstreams/util');
const { createTransform } = require('internal/webstreams/transform');
const { publicStream: publicReadable } = require('internal/webstreams/readable');
const { publicStream: publicWritable } = require('internal/webstreams/writable');
const { TextDecoder, TextEncoder } = require('internal/encoding');

// The first half of a surrogate pair waits for the second; one that stays alone becomes U+FFFD.
function encodingSteps() {
  const encoder = new TextEncoder();
  let pending = '';
  return {
    transform(chunk, controller) {
      let text = pending + `${chunk}`;
      pending = '';
      if (text === '') return;
      const last = text.charCodeAt(text.length - 1);
      if (last >= 0xd800 && last <= 0xdbff) {
        pending = text.slice(-1);
        text = text.slice(0, -1);
      }
      if (text !== '') controller.enqueue(encoder.encode(text));
    },
    flush(controller) {
      if (pending !== '') controller.enqueue(new Uint8Array([0xef, 0xbf, 0xbd]));
    },
  };
}

class TextEncoderStream {
  #transform;

  constructor() {
    this.#transform = createTransform(encodingSteps());
  }

  static #of(value) {
    if (typeof value !== 'object' || value === null || !(#transform in value)) {
      throw invalidThis('TextEncoderStream');
    }
    return value.#transform;
  }

  get encoding() {
    TextEncoderStream.#of(this);
    return 'utf-8';
  }

  get readable() {
    return publicReadable(TextEncoderStream.#of(this).readable);
  }

  get writable() {
    return publicWritable(TextEncoderStream.#of(this).writable);
  }

  [kInspect](depth, options) {
    TextEncoderStream.#of(this);
    const { encoding, readable, writable } = this;
    return describe(depth, options, 'TextEncoderStream', { encoding, readable, writable });
  }
}
finishClass(TextEncoderStream);

class TextDecoderStream {
  #decoder;
  #transform;

  constructor(encoding = 'utf-8', options = {}) {
    const decoder = new TextDecoder(encoding, options);
    this.#decoder = decoder;
    this.#transform = createTransform({
      transform(chunk, controller) {
        if (chunk === undefined) throw new TypeError('The chunk is not a BufferSource');
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== '') controller.enqueue(text);
      },
    });
  }

  static #of(value) {
    if (typeof value !== 'object' || value === null || !(#decoder in value)) {
      throw invalidThis('TextDecoderStream');
    }
    return value;
  }

  get encoding() {
    return TextDecoderStream.#of(this).#decoder.encoding;
  }

  get fatal() {
    return TextDecoderStream.#of(this).#decoder.fatal;
  }

  get ignoreBOM() {
    return TextDecoderStream.#of(this).#decoder.ignoreBOM;
  }

  get readable() {
    return publicReadable(TextDecoderStream.#of(this).#transform.readable);
  }

  get writable() {
    return publicWritable(TextDecoderStream.#of(this).#transform.writable);
  }

  [kInspect](depth, options) {
    TextDecoderStream.#of(this);
    const { encoding, fatal, ignoreBOM, readable, writable } = this;
    const facts = { encoding, fatal, ignoreBOM, readable, writable };
    return describe(depth, options, 'TextDecoderStream', facts);
  }
}
finishClass(TextDecoderStream);

module.exports = { TextDecoderStream, TextEncoderStream };
