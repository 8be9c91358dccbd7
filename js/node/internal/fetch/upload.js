'use strict';
// The stream of a request's body, on its way to the server: a chunk is read when the one before it has gone.

const core = require('internal/webstreams/readable_core');
const { handled } = require('internal/webstreams/util');

class Upload {
  constructor(stream, req, onError) {
    this.reader = core.acquireReader(stream);
    this.req = req;
    this.onError = onError;
    this.isReading = false;
    this.hasMore = false;
    req.on('drain', () => this.next());
    req.on('close', () => this.stop());
  }

  next() {
    do {
      this.hasMore = false;
      this.isReading = true;
      core.read(this.reader, this);
      this.isReading = false;
    } while (this.hasMore);
  }

  chunk(value) {
    const { req } = this;
    if (typeof value !== 'string' && !(value instanceof Uint8Array)) {
      this.onError(new TypeError('Received non-Uint8Array chunk'));
      return;
    }
    if (req.destroyed || !req.write(value)) return;
    if (this.isReading) this.hasMore = true;
    else this.next();
  }

  close() {
    this.req.end();
  }

  error(reason) {
    this.onError(reason);
  }

  // The server has answered, or gone, before it had all.
  stop() {
    const { stream } = this.reader;
    if (stream !== undefined && stream.state === 'readable') handled(core.cancel(stream));
  }
}

function send(stream, req, onError) {
  new Upload(stream, req, onError).next();
}

/** The program has broken off the request. */
function cancel(stream, reason) {
  if (stream.state === 'readable') handled(core.cancel(stream, reason));
}

module.exports = { cancel, send };
