'use strict';
// node:stream (nodejs.org/api/stream.html): the classes, and the functions over streams. Each of them is
// loaded when it is first asked for: who only reads does not pay for writing.

const { Stream } = require('internal/streams/legacy');
const utils = require('internal/streams/utils');
const { getDefaultHighWaterMark, setDefaultHighWaterMark } = require('internal/streams/state');

const kCustomPromisify = Symbol.for('nodejs.util.promisify.custom');

module.exports = Stream;

Stream.isDestroyed = utils.isDestroyed;
Stream.isDisturbed = utils.isDisturbed;
Stream.isErrored = utils.isErrored;
Stream.isReadable = utils.isReadable;
Stream.isWritable = utils.isWritable;

function defineClass(name, room) {
  Object.defineProperty(Stream, name, {
    configurable: true,
    enumerable: true,
    get() {
      const Class = require(room)[name];
      this[name] = Class;
      return Class;
    },
    set(Class) {
      Object.defineProperty(Stream, name, {
        value: Class, writable: true, enumerable: true, configurable: true,
      });
    },
  });
}
defineClass('Readable', 'internal/streams/readable');
defineClass('Writable', 'internal/streams/writable');
defineClass('Duplex', 'internal/streams/duplex');
defineClass('Transform', 'internal/streams/transform');
defineClass('PassThrough', 'internal/streams/passthrough');

Stream.duplexPair = function duplexPair(options) {
  return require('internal/streams/duplexpair').duplexPair(options);
};

Stream.pipeline = function pipeline(...streams) {
  return require('internal/streams/pipeline').pipeline(...streams);
};

Stream.addAbortSignal = function addAbortSignal(signal, stream) {
  return require('internal/streams/add-abort-signal').addAbortSignal(signal, stream);
};

Stream.finished = function finished(stream, options, callback) {
  const { eos } = require('internal/streams/end-of-stream');
  return arguments.length === 2 ? eos(stream, options) : eos(stream, options, callback);
};

Stream.destroy = require('internal/streams/destroy').destroyer;

Stream.compose = function compose(...streams) {
  return require('internal/streams/compose').compose(...streams);
};

Stream.setDefaultHighWaterMark = setDefaultHighWaterMark;
Stream.getDefaultHighWaterMark = getDefaultHighWaterMark;

function definePromised(target, property, name) {
  Object.defineProperty(target, property, {
    configurable: true,
    enumerable: true,
    get() {
      const promises = require('stream/promises');
      return name === undefined ? promises : promises[name];
    },
  });
}
definePromised(Stream, 'promises');
definePromised(Stream.pipeline, kCustomPromisify, 'pipeline');
definePromised(Stream.finished, kCustomPromisify, 'finished');

Stream.Stream = Stream;
Stream._isArrayBufferView = ArrayBuffer.isView;
Stream._isUint8Array = function isUint8Array(value) {
  return value instanceof Uint8Array;
};
Stream._uint8ArrayToBuffer = utils.viewToBuffer;
