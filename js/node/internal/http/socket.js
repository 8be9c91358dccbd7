'use strict';
// The net.Socket that stands for an HTTP connection, for programs that ask for `req.socket`: the
// connection stays with the native half until it is upgraded.

const http = native('http');
const net = native('net');
const { codes } = require('internal/errors');
const { isLoaded } = require('internal/bundle');
const { Socket } = require('internal/net/socket');
const { SocketHandle } = require('internal/net/handles');
const { endIfDone } = require('internal/net/server');

const sockets = new Map();        // connection → Socket

class BorrowedHandle {
  constructor(id) {
    this.id = id;
    this.onDrain = null;
  }

  read() {}                       // bytes of an HTTP connection are HTTP's

  write(data, latin1, more) {
    return net.write(this.id, data, latin1, more);
  }

  notifyDrain() {
    // Written straight into the connection's out-buffer, which takes anything.
    const socket = sockets.get(this.id);
    process.nextTick(() => socket._onDrain());
  }

  shutdown() {
    http.endAfterFlush(this.id);
  }

  close(reset) {
    sockets.delete(this.id);
    if (reset) http.resetOnClose(this.id);
    http.destroy(this.id, 0);
  }

  setTimeout(milliseconds) {
    http.setTimeout(this.id, milliseconds);
  }

  setReferenced() {}

  get fd() {
    return net.totals(this.id)?.[3] ?? -1;
  }
}

// What goes wrong on a connection of HTTP's is no crash: 'clientError' hears of it, or the connection ends.
function onError(error) {
  this.removeListener('error', onError);
  this.on('error', ignore);
  if (this.server?.emit('clientError', error, this)) return;
  const id = idOf(this);
  if (id !== -1 && http.isDue(id)) http.refuse(id);
  this.destroy(error);
}

function ignore() {}

// What the program itself listens for on a socket; the connection is dealt with by whoever tells.
function tellError(socket, error) {
  socket.removeListener('error', onError);
  if (!socket.listeners('error').includes(ignore)) socket.on('error', ignore);
  socket.emit('error', error);
}

function refuseEncoding() {
  throw new codes.ERR_HTTP_SOCKET_ENCODING();
}

function idOf(socket) {
  return socket._handle instanceof BorrowedHandle ? socket._handle.id : -1;
}

/** Whether a socket is one of HTTP's own. */
function isKnown(socket) {
  return socket._handle instanceof BorrowedHandle;
}

// Once the last answer is out, a socket that somebody knows has ended. */
function endIfLast(id) {
  const socket = sockets.get(id);
  if (socket !== undefined && isKnown(socket) && !socket.writableEnded && http.isLast(id)) socket.end();
}

require('internal/http/response').socketHooks.endIfLast = endIfLast;

/** The socket of a connection, one and the same for all its requests. */
function socketOf(id, server) {
  let socket = sockets.get(id);
  if (socket === undefined) {
    socket = new Socket({ handle: () => new BorrowedHandle(id), lent: true, allowHalfOpen: true });
    if (!http.watch(id)) {
      socket._handle = null;
      socket.destroy();
      return socket;
    }
    sockets.set(id, socket);
    socket.server = server;
    socket.setEncoding = refuseEncoding;
    socket.on('error', onError);
  }
  return socket;
}

/**
 * Lends a connection that has a socket already to HTTP: what it brings from now on are requests. What the
 * socket has read before is where they begin.
 */
function lend(socket, server) {
  const handle = socket._handle;
  if (socket.destroyed || server._native === -1) {
    socket.destroy();
    return;
  }
  if (!(handle instanceof SocketHandle)) {
    lendStream(socket, server);
    return;
  }
  const unread = socket.readableLength > 0 ? socket.read() : undefined;
  const { id } = handle;
  if (!handle.release() || !http.adopt(server._native, id, unread ?? undefined)) {
    socket.destroy();
    return;
  }
  socket._handle = new BorrowedHandle(id);
  sockets.set(id, socket);
  http.watch(id);
  socket.server = server;
  socket.on('error', onError);
  if (server.timeout > 0) socket.timeout = server.timeout;
}

// A stream that is no socket of ours stays where it is.
function lendStream(stream, server) {
  sockets.set(require('internal/http/foreign').take(stream, server), stream);
  stream.server = server;
  stream.on('error', onError);
}

// Nothing but streams that were lent have connections of this kind.
function foreignOf(id) {
  return isLoaded('internal/http/foreign') ? require('internal/http/foreign').foreignOf(id) : undefined;
}

/** The socket of a connection if a program has asked for it. */
function knownSocket(id) {
  return sockets.get(id);
}

/** Takes the connection away from HTTP: from now on the socket brings its bytes to whoever reads it. */
function takeOver(id, server) {
  const socket = socketOf(id, server);
  sockets.delete(id);
  const foreign = foreignOf(id);
  if (foreign === undefined) return adopt(id, server, socket);
  const unread = foreign.release();
  if (unread.length > 0) socket.unshift(unread);
  return socket;
}

/**
 * Does so for another protocol: the socket's errors are nobody's but the reader's. Answers the socket, and what
 * the client sent behind the head, which is the first that the new protocol reads.
 */
function takeForGood(id, server) {
  const socket = socketOf(id, server);
  sockets.delete(id);
  socket.removeListener('error', onError);
  const foreign = foreignOf(id);
  if (foreign !== undefined) return { socket, head: foreign.release() };
  adopt(id, server, socket);
  const head = require('internal/buffer').fromArrayBuffer(net.takeUnread(id) ?? new ArrayBuffer(0));
  return { socket, head };
}

// A connection of the native half goes from HTTP to the sockets of net.
function adopt(id, server, socket) {
  delete socket.setEncoding;
  if (socket.destroyed || !http.detach(id) || !net.adopt(id)) {
    socket.destroy();
    return socket;
  }
  socket._handle = new SocketHandle(id, socket);
  // So that its end is seen, whoever reads; one of TLS has asked for bytes before it came to HTTP.
  socket._handle.read(true);
  socket.read(0);
  // A socket that came from a server of net's is counted there.
  if (socket._server === null) {
    server._handedOver++;
    socket._server = new FormerServer(server);
  }
  if (socket.timeout) socket.setTimeout(socket.timeout);
  return socket;
}

// What counts the sockets that are not HTTP's any more.
class FormerServer {
  constructor(server) {
    this.server = server;
  }

  _onSocketGone() {
    this.server._handedOver--;
    endIfDone(this.server);
  }
}

/** The native half says that the connection is gone. */
function gone(id, errno) {
  const socket = sockets.get(id);
  if (socket === undefined) return;
  sockets.delete(id);
  const foreign = foreignOf(id);
  if (foreign !== undefined) {
    foreign.finish(errno !== 0);
    return;
  }
  socket._handle = null;
  socket.push(null);
  socket.destroy(errno === 0 ? undefined : require('internal/errors').errnoException(-errno, 'read'));
}

function destroy(id, error) {
  const socket = sockets.get(id);
  if (socket !== undefined) socket.destroy(error ?? undefined);
  else http.destroy(id, 0);
}

module.exports = { socketOf, knownSocket, isKnown, tellError, lend, sockets, takeForGood, takeOver, gone,
  destroy };
