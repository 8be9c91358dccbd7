'use strict';
// node:stream/promises: pipeline() and finished() that give promises.

const { finished } = require('internal/streams/end-of-stream');

function pipeline(...streams) {
  const { isIterable, isNodeStream, isWebStream } = require('internal/streams/utils');
  const { pipelineImpl } = require('internal/streams/pipeline');
  return new Promise((resolve, reject) => {
    let options;
    const last = streams[streams.length - 1];
    // Options are whatever object comes last and is no part of a chain.
    if (last && typeof last === 'object' && !isNodeStream(last) && !isIterable(last) && !isWebStream(last)) {
      const { validateAbortSignal } = require('internal/validators');
      options = streams.pop();
      validateAbortSignal(options.signal, 'options.signal');
    }
    pipelineImpl(streams, (err, value) => {
      if (err) reject(err);
      else resolve(value);
    }, options);
  });
}

module.exports = { finished, pipeline };
