'use strict';
// node:stream (nodejs.org/api/stream.html): the classes, and the functions over streams. The functions
// and the array-like methods are loaded when they are first called.

const { Stream } = require('internal/streams/legacy');
const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { Duplex } = require('internal/streams/duplex');
const { Transform } = require('internal/streams/transform');
const { PassThrough } = require('internal/streams/passthrough');
const utils = require('internal/streams/utils');
const { getDefaultHighWaterMark, setDefaultHighWaterMark } = require('internal/streams/state');

const kCustomPromisify = Symbol.for('nodejs.util.promisify.custom');

module.exports = Stream;

Stream.isDestroyed = utils.isDestroyed;
Stream.isDisturbed = utils.isDisturbed;
Stream.isErrored = utils.isErrored;
Stream.isReadable = utils.isReadable;
Stream.isWritable = utils.isWritable;
Stream.Readable = Readable;
Stream.Writable = Writable;
Stream.Duplex = Duplex;
Stream.Transform = Transform;
Stream.PassThrough = PassThrough;

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

function defineOperator(name, give) {
  Object.defineProperty(Readable.prototype, name, {
    configurable: true,
    writable: true,
    enumerable: false,
    value: {
      // A method, so that `new` fails; named as Node names it.
      [name](...args) {
        return give(Reflect.apply(require('internal/streams/operators')[name], this, args));
      },
    }[name],
  });
}

function streamOver(iterable) {
  return Readable.from(iterable);
}

function itself(promise) {
  return promise;
}

for (const name of ['asIndexedPairs', 'drop', 'filter', 'flatMap', 'map', 'take']) defineOperator(name, streamOver);
for (const name of ['compose', 'every', 'forEach', 'reduce', 'toArray', 'some', 'find']) defineOperator(name, itself);
