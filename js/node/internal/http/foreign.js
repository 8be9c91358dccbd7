'use strict';
// Connections of an HTTP server over a stream that is no socket of ours: any Duplex that a program hands over by
// server.emit('connection', stream) (https://nodejs.org/api/http.html#event-connection). The native half is fed with
// what the stream brings and says what is to be written to it. It keeps no program alive.

const http = native('http');
const { on } = require('internal/dispatch');
const { fromArrayBuffer } = require('internal/buffer');

const streams = new Map();        // connection → Foreign

class Foreign {
  constructor(id, stream) {
    this.id = id;
    this.stream = stream;
    this.listeners = {
      data: (chunk) => {
        const bytes = typeof chunk === 'string' ? require('buffer').Buffer.from(chunk) : chunk;
        if (!http.feed(id, bytes)) stream.pause();
      },
      end: () => http.feed(id, undefined),
      drain: () => http.setFull(id, false),
      close: () => {
        streams.delete(id);
        http.destroy(id, 0);
      },
    };
    streams.set(id, this);
    for (const name of Object.keys(this.listeners)) stream.on(name, this.listeners[name]);
  }

  write(memory) {
    if (this.stream.writable && !this.stream.write(fromArrayBuffer(memory))) http.setFull(this.id, true);
  }

  /** The stream is the program's again: what it has brought and nobody has read. */
  release() {
    streams.delete(this.id);
    for (const name of Object.keys(this.listeners)) this.stream.removeListener(name, this.listeners[name]);
    const [unread, unwritten] = http.leave(this.id) ?? [new ArrayBuffer(0), new ArrayBuffer(0)];
    if (unwritten.byteLength > 0) this.write(unwritten);
    return fromArrayBuffer(unread);
  }

  /** The native half is through with it. */
  finish(isBroken) {
    streams.delete(this.id);
    const { stream } = this;
    if (stream.destroyed) return;
    if (isBroken) stream.destroy();
    else if (typeof stream.destroySoon === 'function') stream.destroySoon();
    else stream.end();
  }
}

on('httpOutput', (id, memory) => {
  const foreign = streams.get(id);
  if (memory === undefined) foreign?.stream.resume();
  else foreign?.write(memory);
});

/** Has a server read requests from a stream. Answers the connection's number. */
function take(stream, server) {
  const id = http.adoptForeign(server._native);
  new Foreign(id, stream);
  return id;
}

function foreignOf(id) {
  return streams.get(id);
}

module.exports = { take, foreignOf };
