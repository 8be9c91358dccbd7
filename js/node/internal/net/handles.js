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

/** A plain socket; `owner` gets its events. While it has yet to be opened, its number is -1. */
class SocketHandle {
  constructor(id, owner) {
    this.id = -1;
    if (id !== -1) this.attach(id, owner);
  }

  /** The native half knows it by this number from now on. */
  attach(id, owner) {
    this.id = id;
    owners.set(id, owner);
    if (context.hooks) this._account(owner);
    else if (context.frame !== undefined) frames.set(id, context.frame);
    if (!this.isReferenced) net.setReferenced(id, false);
  }

  /** This attempt to open it has come to nothing. */
  detach() {
    const { id } = this;
    if (id === -1) return;
    this._leave();
    this.id = -1;
    net.close(id, false, true);
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
  write(data, latin1, more) {
    return net.write(this.id, data, latin1, more);
  }

  notifyDrain() {
    net.notifyDrain(this.id);
  }

  shutdown() {
    net.shutdown(this.id);
  }

  /** `reset`: with a RST. Packages give Node's callback instead. */
  close(reset) {
    const { id } = this;
    this._leave();
    this.id = -1;
    net.close(id, reset === true, this.forgets);
    if (typeof reset === 'function') setImmediate(reset);
  }

  /** Another native half takes the socket over: false when it is gone. */
  release() {
    this._leave();
    return net.release(this.id);
  }

  setReferenced(referenced) {
    this.isReferenced = referenced;
    if (this.id !== -1) net.setReferenced(this.id, referenced);
  }

  // Node's own names, for packages that reach below.

  readStart() {
    this.read(true);
    return 0;
  }

  readStop() {
    this.read(false);
    return 0;
  }

  ref() {
    this.setReferenced(true);
  }

  unref() {
    this.setReferenced(false);
  }

  hasRef() {
    return this.isReferenced;
  }

  setNoDelay(enable) {
    net.setNoDelay(this.id, enable);
    return 0;
  }

  setKeepAlive(enable, seconds) {
    net.setKeepAlive(this.id, enable, seconds);
    return 0;
  }

  getsockname(out) {
    return describe(net.localAddress(this.id), out);
  }

  getpeername(out) {
    return describe(net.peerAddress(this.id), out);
  }
}
SocketHandle.prototype.isReferenced = true;
/** Whether the native half may be told by its number alone. */
SocketHandle.prototype.isPlain = true;

// An address into Node's form: 0, or an errno.
function describe(address, out) {
  if (address === null || typeof address === 'string') {
    return require('internal/system_errors').systemErrorNumber('ENOTCONN');
  }
  out.address = address[0];
  out.port = address[1];
  out.family = address[2] === 4 ? 'IPv4' : 'IPv6';
  return 0;
}

/** What `server._handle` shows: the listener with this number. */
class ListenHandle {
  constructor(id, server) {
    this.id = id;
    this.server = server;
    this.onconnection = (status, handle) => server._take(handle);
  }

  get fd() {
    return this.server._id === -1 ? -1 : this.server._descriptor(this.server._id);
  }

  get isReferenced() {
    return !this.server._unref;
  }

  getsockname(out) {
    return describe(net.listenerAddress(this.id), out);
  }

  ref() {
    this.server.ref();
  }

  unref() {
    this.server.unref();
  }

  close(callback) {
    this.server.close();
    if (typeof callback === 'function') setImmediate(callback);
  }
}

/** Whether what has not been sent is dropped at the end: what waits for a peer that is not trusted yet. */
SocketHandle.prototype.forgets = false;

module.exports = { ListenHandle, SocketHandle, owners, servers };
