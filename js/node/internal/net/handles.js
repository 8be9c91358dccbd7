'use strict';
// What a Socket works on: a number that the native half knows, and the functions for its kind. Events
// of plain sockets arrive here and go to the Socket that owns the number.

const net = native('net');
const { on, context } = require('internal/dispatch');
const { fromArrayBuffer } = require('internal/buffer');

const owners = new Map();         // id → Socket
const servers = new Map();        // id → Server
const frames = new Map();         // id → the AsyncLocalStorage values that its socket was made with

/** The Socket with this number; what follows happens in the frame that it was made in. */
function ownerOf(id) {
  if (frames.size !== 0 && !context.hooks) context.frame = frames.get(id);
  return owners.get(id);
}

on('socketData', (id, memory) => ownerOf(id)?._onData(fromArrayBuffer(memory)));
on('socketEnd', (id) => ownerOf(id)?._onEnd());
on('socketDrain', (id) => ownerOf(id)?._onDrain());
on('socketConnect', (id, errno) => ownerOf(id)?._onConnect(errno));
on('tls', (id, notice) => ownerOf(id)?._onTls(notice));
on('connection', (id, socket) => servers.get(id)?._onConnection(socket));
on('socketClose', (id, errno) => {
  const owner = ownerOf(id);
  if (owner !== undefined) owner._onBroken(errno);
  else servers.get(id)?._onClosed(id);
});

/** A plain socket; `owner` gets its events. */
class SocketHandle {
  constructor(id, owner) {
    this.id = id;
    owners.set(id, owner);
    if (context.hooks) this._account(owner);
    else if (context.frame !== undefined) frames.set(id, context.frame);
  }

  // For async hooks. A socket that connects was a resource before it had a handle.
  _account(owner) {
    const { hooks } = context;
    if (owner._account) hooks.adoptHandle(this.id, owner._account);
    else hooks.openHandle(this.id, net.localAddress(this.id) === null ? 'PIPEWRAP' : 'TCPWRAP', this);
  }

  // The number is no longer this handle's.
  _leave() {
    owners.delete(this.id);
    frames.delete(this.id);
    if (context.hooks) context.hooks.closeHandle(this.id);
  }

  get fd() {
    const totals = net.totals(this.id);
    return totals === undefined ? -1 : totals[3];
  }

  read(wanted) {
    net.read(this.id, wanted);
  }

  /** Bytes that the system has not taken yet, or -1 when the socket is gone. */
  write(data, latin1) {
    return net.write(this.id, data, latin1);
  }

  notifyDrain() {
    net.notifyDrain(this.id);
  }

  shutdown() {
    net.shutdown(this.id);
  }

  close(reset) {
    this._leave();
    net.close(this.id, reset, this.forgets);
  }

  /** Another native half takes the socket over: false when it is gone. */
  release() {
    this._leave();
    return net.release(this.id);
  }

  setReferenced(referenced) {
    this.isReferenced = referenced;
    net.setReferenced(this.id, referenced);
  }
}

/** Whether what has not been sent is dropped at the end: what waits for a peer that is not trusted yet. */
SocketHandle.prototype.forgets = false;

module.exports = { SocketHandle, owners, servers };
