'use strict';
// node:stream/web (https://nodejs.org/api/webstreams.html): the classes of web streams. Each room is loaded
// when one of its classes is first asked for.

const rooms = {
  'internal/webstreams/readable': [
    'ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamDefaultController',
  ],
  'internal/webstreams/readable_bytes': [
    'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableByteStreamController',
  ],
  'internal/webstreams/transform': ['TransformStream', 'TransformStreamDefaultController'],
  'internal/webstreams/writable': [
    'WritableStream', 'WritableStreamDefaultController', 'WritableStreamDefaultWriter',
  ],
  'internal/webstreams/strategies': ['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  'internal/webstreams/encoding': ['TextEncoderStream', 'TextDecoderStream'],
  'internal/webstreams/compression': ['CompressionStream', 'DecompressionStream'],
};

const { lazyFrom } = require('internal/globals');

for (const room of Object.keys(rooms)) {
  for (const name of rooms[room]) lazyFrom(module.exports, name, room, true);
}
