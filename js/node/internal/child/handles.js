'use strict';
// Sockets and servers that go from one process to another with a message (the `sendHandle` of send()): the
// kernel gives the other process a descriptor of its own for the same thing.

const child = native('child');
const net = native('net');
const { codes } = require('internal/errors');

/** What it is called on the wire, or an error for what can't be sent. */
function typeOf(handle) {
  const { Socket, Server } = require('net');
  if (handle instanceof Socket) return 'net.Socket';
  if (handle instanceof Server) return 'net.Server';
  if (handle instanceof require('dgram').Socket) return 'dgram.Socket';
  throw new codes.ERR_INVALID_HANDLE_TYPE();
}

/**
 * { type, fd, details, release } of something to be sent; null when it is closed already. `release` is called
 * once the other side has it.
 */
function give(handle, keepOpen) {
  const type = typeOf(handle);
  if (type === 'net.Server') {
    if (handle._id === -1) return null;
    return { type, fd: net.listenerFd(handle._id), details: {}, release: null };
  }
  if (type === 'dgram.Socket') {
    return { type, fd: handle._fd(), details: { dgramType: handle.type }, release: null };
  }
  if (handle._handle === null) return null;
  const { fd } = handle._handle;
  return { type, fd, details: {}, release: keepOpen ? null : letGo(handle) };
}

// Here the socket is as if it had closed, without a word to the peer.
function letGo(socket) {
  const lent = socket._handle;
  lent.read(false);
  socket._handle = null;
  const server = socket._server;
  socket._server = null;
  if (server !== null) server._onSocketGone(socket);
  return () => {
    net.unwatch(lent.id);
    lent.close(false);
  };
}

/** Makes an object of what arrived, and hands it to `done`. */
function receive(message, fd, done) {
  if (message.type === 'net.Socket') {
    const { Socket } = require('net');
    done(new Socket({ fd, readable: true, writable: true }));
  } else if (message.type === 'net.Server') {
    const { Server } = require('net');
    const server = new Server();
    // Listening takes a descriptor of its own.
    server.listen({ fd }, () => {
      child.closeFd(fd);
      done(server);
    });
  } else if (message.type === 'dgram.Socket') {
    const socket = require('dgram').createSocket(message.dgramType);
    socket.bind({ fd }, () => done(socket));
  } else {
    done(fd);
  }
}

module.exports = { give, receive, typeOf };
