'use strict';
// Leads a stream that has no descriptor of its own (any Duplex, or TLS within TLS) through a pair of
// connected sockets, so that the native half finds a descriptor to work on.

const net = native('net');
const { Socket } = require('internal/net/socket');
const { SocketHandle } = require('internal/net/handles');

/** A socket over any Duplex; `makeHandle` is for the far end of the pair behind it. */
class JSStreamSocket extends Socket {
  constructor(stream, makeHandle = (self) => lead(self, stream)) {
    super({ handle: makeHandle, allowHalfOpen: true });
    this.stream = stream;
  }
}

/** The handle on whose wire `stream` is; `owner` gets its events. */
function lead(owner, stream) {
  const [near, far] = net.pair();
  const inner = new JSStreamSocket(stream, (self) => new SocketHandle(far, self));
  stream.pipe(inner);
  inner.pipe(stream);
  stream.on('error', (error) => owner.destroy(error));
  // What the stream brought last is still on the way to the owner when the stream is gone.
  stream.on('close', () => {
    if (!inner.writableEnded) inner.end();
    // Nobody takes what the owner still writes; unread, it would hide the end, and the pair would stay open.
    inner.resume();
    if (owner.readableEnded) owner.destroy();
    else owner.once('end', () => owner.destroy());
  });
  inner.on('error', () => {});
  // What the owner wrote last is still on the way when the owner is gone.
  inner.once('end', () => {
    if (owner.destroyed) endStream(stream);
    else owner.once('close', () => endStream(stream));
  });
  const handle = new SocketHandle(near, owner);
  // Packages reach for the class by this name of Node's.
  handle._parentWrap = inner;
  return handle;
}

function endStream(stream) {
  if (typeof stream.destroySoon === 'function') stream.destroySoon();
  else if (stream.writableFinished || typeof stream.destroy !== 'function') stream.destroy?.();
  else stream.once('finish', () => stream.destroy());
}

module.exports = { lead };
