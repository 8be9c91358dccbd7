'use strict';
// `for await (const chunk of readable)`: reads through 'readable', ends with the stream, throws its
// error, and destroys the stream when the loop is left early (unless destroyOnReturn is false).

const { aggregateTwoErrors } = require('internal/errors');
const { destroyer } = require('internal/streams/destroy');

function iterate(stream, options) {
  if (typeof stream.read !== 'function') {
    stream = require('internal/streams/wrap').wrap(stream, { objectMode: true });
  }
  const state = { hasBegun: false };
  const iterator = chunksOf(stream, options, state);
  iterator.stream = stream;
  // The engine does not wait for this where a loop is left by an error, so the stream is destroyed at once.
  const { return: finish } = iterator;
  Object.defineProperty(iterator, 'return', { configurable: true, writable: true, value(value) {
    if (state.hasBegun && options?.destroyOnReturn !== false && !stream.destroyed) destroyer(stream, null);
    return finish.call(iterator, value);
  } });
  return iterator;
}

async function* chunksOf(stream, options, state) {
  state.hasBegun = true;
  let wake = null;
  let error;             // undefined while open, null after a good end
  function awaken() {
    if (wake === null) return;
    const resolve = wake;
    wake = null;
    resolve();
  }
  function sleep(resolve) {
    wake = resolve;
  }
  stream.on('readable', awaken);
  const cleanup = require('internal/streams/end-of-stream').eos(stream, { writable: false }, (err) => {
    error = err ? aggregateTwoErrors(error, err) : null;
    awaken();
  });
  try {
    for (;;) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else await new Promise(sleep);
    }
  } catch (err) {
    error = aggregateTwoErrors(error, err);
    throw error;
  } finally {
    const mayDestroy = error || options?.destroyOnReturn !== false;
    if (mayDestroy && (error === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.off('readable', awaken);
      cleanup();
    }
  }
}

module.exports = { iterate };
