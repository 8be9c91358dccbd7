'use strict';
// `await using stream = …`: leaving the block destroys the stream and waits until it has closed.

const { AbortError } = require('internal/errors');
const { eos } = require('internal/streams/end-of-stream');

function dispose(stream, alreadyDone) {
  let error = null;
  if (!stream.destroyed) {
    if (!alreadyDone) error = new AbortError();
    stream.destroy(error);
  }
  return new Promise((resolve, reject) => {
    eos(stream, (err) => {
      // The error that disposing itself has caused is no failure.
      if (err && err !== error) reject(err);
      else resolve(null);
    });
  });
}

function disposeReadable(stream) {
  return dispose(stream, stream.readableEnded);
}

function disposeWritable(stream) {
  return dispose(stream, stream.writableFinished);
}

module.exports = { disposeReadable, disposeWritable };
