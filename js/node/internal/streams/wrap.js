'use strict';
// readable.wrap(): an old-style stream ('data' events and a pause() that is only a hint) behind a
// Readable of today.

const { destroyer, errorOrDestroy } = require('internal/streams/destroy');

function wrapInto(readable, source) {
  let paused = false;
  source.on('data', (chunk) => {
    if (!readable.push(chunk) && source.pause) {
      paused = true;
      source.pause();
    }
  });
  source.on('end', () => readable.push(null));
  source.on('error', (err) => errorOrDestroy(readable, err));
  source.on('close', () => readable.destroy());
  source.on('destroy', () => readable.destroy());
  readable._read = () => {
    if (paused && source.resume) {
      paused = false;
      source.resume();
    }
  };
  // The source's own methods stay within reach, as with http messages of old.
  for (const name of Object.keys(source)) {
    if (readable[name] === undefined && typeof source[name] === 'function') {
      readable[name] = source[name].bind(source);
    }
  }
  return readable;
}

function wrap(source, options) {
  const { Readable } = require('internal/streams/readable');
  return wrapInto(new Readable({
    objectMode: source.readableObjectMode ?? source.objectMode ?? true,
    ...options,
    destroy(err, callback) {
      destroyer(source, err);
      callback(err);
    },
  }), source);
}

module.exports = { wrap, wrapInto };
