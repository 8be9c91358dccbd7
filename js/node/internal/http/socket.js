'use strict';
// The net.Socket that stands for an HTTP connection, for programs that ask for `req.socket`: the
// connection stays with the native half until it is upgraded.

const http = native('http');
const net = native('net');
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

  write(data, latin1) {
    return net.write(this.id, data, latin1);
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

// What goes wrong on a connection of HTTP's is no crash.
function ignore() {}

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
    socket.on('error', ignore);
  }
  return socket;
}

/**
 * Lends a connection that has a socket already to HTTP: what it brings from now on are requests. What the
 * socket has read before is where they begin.
 */
function lend(socket, server) {
  const handle = socket._handle;
  if (socket.destroyed || server._native === -1 || !(handle instanceof SocketHandle)) {
    socket.destroy();
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
  socket.on('error', ignore);
  if (server.timeout > 0) socket.timeout = server.timeout;
}

/** The socket of a connection if a program has asked for it. */
function knownSocket(id) {
  return sockets.get(id);
}

/**
 * Takes the connection away from HTTP: from now on the socket brings its bytes to whoever reads it, and with
 * `isForGood` its errors are nobody's but the reader's.
 */
function takeOver(id, server, isForGood) {
  const socket = socketOf(id, server);
  sockets.delete(id);
  if (isForGood) socket.removeListener('error', ignore);
  if (socket.destroyed || !http.detach(id) || !net.adopt(id)) {
    socket.destroy();
    return socket;
  }
  socket._handle = new SocketHandle(id, socket);
  // So that its end is seen, whoever reads; one of TLS has asked for bytes before it came to HTTP.
  socket._handle.read(true);
  socket.read(0);
  server._handedOver++;
  socket.once('close', () => {
    server._handedOver--;
    endIfDone(server);
  });
  if (socket.timeout) socket.setTimeout(socket.timeout);
  return socket;
}

/** The native half says that the connection is gone. */
function gone(id, errno) {
  const socket = sockets.get(id);
  if (socket === undefined) return;
  sockets.delete(id);
  socket._handle = null;
  socket.push(null);
  socket.destroy(errno === 0 ? undefined : require('internal/errors').errnoException(-errno, 'read'));
}

function destroy(id, error) {
  const socket = sockets.get(id);
  if (socket !== undefined) socket.destroy(error ?? undefined);
  else http.destroy(id, 0);
}

module.exports = { socketOf, knownSocket, lend, sockets, takeOver, gone, destroy };
