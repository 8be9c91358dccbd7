'use strict';
// Buffers for the other rooms: without the checks of the public functions, and no slower than need be.

require('buffer');                // gives FastBuffer its methods

const { FastBuffer, fromString, kMaxLength } = require('internal/buffer/create');
const { encodingNumber, UTF8 } = require('internal/buffer/encodings');

/** A Buffer over the whole of an ArrayBuffer, without a copy. */
function fromArrayBuffer(memory) {
  return new FastBuffer(memory);
}

module.exports = {
  FastBuffer,
  UTF8,
  encodingNumber,                 // (name): the number that fromString takes, undefined for no encoding
  fromArrayBuffer,
  fromString,                     // (text, encoding number): a Buffer
  kMaxLength,
};
