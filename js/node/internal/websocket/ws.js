'use strict';
// The WebSocket of the bundled `ws`: an emitter, on either end of a connection. Its interface is that of the
// npm package ws, version 8.

const { Buffer } = require('buffer');
const { FastBuffer } = require('internal/buffer/create');
const EventEmitter = require('events');
const { ABNORMAL, BINARY, Connection, NO_STATUS, PING, PONG, TEXT, isSendableStatus } =
  require('internal/websocket/connection');

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

const DEFAULT_PAYLOAD = 100 * 1024 * 1024;

class WebSocket extends EventEmitter {
  constructor(address, protocols = undefined, options = undefined) {
    super();
    this._readyState = CONNECTING;
    this._binaryType = 'nodebuffer';
    this._connection = null;
    this._deflate = null;
    this._request = null;
    this._protocol = '';
    this._url = '';
    this._autoPong = true;
    this._fragments = 0;          // the kind of the message whose fragments are being sent
    this._closeReason = [ABNORMAL, ''];
    this._paused = false;
    this._socket = null;
    this._isServer = address === null;
    if (address === null) return;
    if (protocols !== undefined && !Array.isArray(protocols)) {
      if (typeof protocols === 'object' && protocols !== null) [options, protocols] = [protocols, undefined];
      else protocols = [protocols];
    }
    require('internal/websocket/ws_client').connect(this, address, protocols ?? [], options ?? {});
  }

  /** The handshake is done: the socket is ours. */
  setSocket(socket, head, { maxPayload = DEFAULT_PAYLOAD, autoPong = true, deflate = null } = {}) {
    this._socket = socket;
    this._autoPong = autoPong;
    this._connection = new Connection(socket, this, this._isServer, maxPayload, true);
    this._deflate = deflate;
    if (deflate !== null) this._connection.extend(deflate);
    this._readyState = OPEN;
    this._connection.begin(head);
    if (this._paused) socket.pause();
    this.emit('open');
  }

  // ---- what the connection brings ----

  onText(bytes) {
    this.emit('message', new FastBuffer(bytes), false);
  }

  onBinary(data) {
    const type = this._binaryType;
    let value = data;
    if (type === 'nodebuffer') value = new FastBuffer(data);
    else if (type === 'fragments') value = [new FastBuffer(data)];
    else if (type === 'blob') value = new Blob([data]);
    this.emit('message', value, true);
  }

  onPing(data) {
    if (this._autoPong && this._readyState === OPEN) this._connection.send(PONG, data, true);
    this.emit('ping', Buffer.from(data));
  }

  onPong(data) {
    this.emit('pong', Buffer.from(data));
  }

  onClosing() {
    if (this._readyState === OPEN) this._readyState = CLOSING;
  }

  onFailure(error) {
    this.emit('error', error);
  }

  onClosed(code, reason) {
    this._readyState = CLOSED;
    this.emit('close', code, Buffer.from(reason));
  }

  /** The connection never came to be. */
  failed(error) {
    if (this._readyState === CLOSED) return;
    this._readyState = CLOSING;
    process.nextTick(() => {
      this.emit('error', error);
      this._readyState = CLOSED;
      this.emit('close', ABNORMAL, Buffer.alloc(0));
    });
  }

  // ---- what a program does ----

  send(data, options = undefined, callback = undefined) {
    if (this._readyState === CONNECTING) throw notOpen();
    if (typeof options === 'function') [callback, options] = [options, undefined];
    if (typeof data === 'number') data = data.toString();
    if (this._readyState !== OPEN) {
      sendAfterClose(this, callback);
      return;
    }
    const isBinary = options?.binary ?? (typeof data !== 'string');
    const isLast = options?.fin ?? true;
    const bytes = bytesOf(data);
    const isFirst = this._fragments === 0;
    let kind = isFirst ? (isBinary ? BINARY : TEXT) : 0;
    this._fragments = isLast ? 0 : 1;
    if (this._deflate !== null) kind |= this._deflate.flagsOf(bytes, isFirst, options?.compress ?? true);
    this._connection.send(kind, bytes, isLast, callback);
  }

  ping(data = '', mask = undefined, callback = undefined) {
    sendControl(this, PING, data, mask, callback);
  }

  pong(data = '', mask = undefined, callback = undefined) {
    sendControl(this, PONG, data, mask, callback);
  }

  close(code = undefined, reason = undefined) {
    if (this._readyState === CLOSED) return;
    if (code !== undefined && (typeof code !== 'number' || !isSendableStatus(code))) {
      throw new TypeError('First argument must be a valid error code number');
    }
    if (reason !== undefined && Buffer.byteLength(reason) > 123) {
      throw new RangeError('The message must not be greater than 123 bytes');
    }
    if (this._readyState === CONNECTING) {
      abortHandshake(this);
      return;
    }
    this._readyState = CLOSING;
    this._connection.close(code ?? NO_STATUS, reason);
  }

  terminate() {
    if (this._readyState === CLOSED) return;
    if (this._readyState === CONNECTING) {
      abortHandshake(this);
      return;
    }
    this._readyState = CLOSING;
    this._connection.terminate();
  }

  pause() {
    if (this._readyState === CONNECTING || this._readyState === CLOSED) return;
    this._paused = true;
    this._socket.pause();
  }

  resume() {
    if (this._readyState === CONNECTING || this._readyState === CLOSED) return;
    this._paused = false;
    this._socket.resume();
  }

  get isPaused() { return this._paused; }
  get readyState() { return this._readyState; }
  get bufferedAmount() { return this._connection === null ? 0 : this._connection.unsent; }
  get extensions() { return this._deflate === null ? '' : 'permessage-deflate'; }
  get protocol() { return this._protocol; }
  get url() { return this._url; }
  get binaryType() { return this._binaryType; }

  set binaryType(type) {
    if (['nodebuffer', 'arraybuffer', 'fragments', 'blob'].includes(type)) this._binaryType = type;
  }

  // ---- as an event target ----

  addEventListener(type, handler, options = {}) {
    for (const listener of this.listeners(type)) {
      if (listener.handler === handler) return;
    }
    const wrapper = wrap(this, type, handler);
    if (wrapper === undefined) return;
    wrapper.handler = handler;
    wrapper.isAttribute = options.isAttribute === true;
    if (options.once) this.once(type, wrapper);
    else this.on(type, wrapper);
  }

  removeEventListener(type, handler) {
    for (const listener of this.listeners(type)) {
      if (listener.handler === handler && !listener.isAttribute) {
        this.removeListener(type, listener);
        return;
      }
    }
  }
}

function eventOf(target, type, facts) {
  const event = new Event(type);
  for (const key of Object.keys(facts)) {
    Object.defineProperty(event, key, { value: facts[key], enumerable: true });
  }
  Object.defineProperty(event, 'target', { value: target, enumerable: true });
  return event;
}

function call(target, handler, event) {
  if (typeof handler === 'object' && handler.handleEvent) handler.handleEvent(event);
  else handler.call(target, event);
}

function wrap(socket, type, handler) {
  if (type === 'message') {
    return (data, isBinary) =>
      call(socket, handler, eventOf(socket, type, { data: isBinary ? data : data.toString() }));
  }
  if (type === 'close') {
    return (code, reason) => {
      const connection = socket._connection;
      const wasClean = connection !== null && connection.hasReceivedClose && connection.hasSentClose;
      call(socket, handler, eventOf(socket, type, { code, reason: reason.toString(), wasClean }));
    };
  }
  if (type === 'error') {
    return (error) => call(socket, handler, eventOf(socket, type, { error, message: error.message }));
  }
  if (type === 'open') return () => call(socket, handler, eventOf(socket, type, {}));
  return undefined;
}

function notOpen() {
  return new Error('WebSocket is not open: readyState 0 (CONNECTING)');
}

const STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];

function sendAfterClose(socket, callback) {
  if (callback === undefined) return;
  const state = socket._readyState;
  process.nextTick(callback, new Error(`WebSocket is not open: readyState ${state} (${STATES[state]})`));
}

// A Blob's bytes, and those of arrays of numbers and strings, as ws takes them.
function bytesOf(data) {
  if (typeof data === 'string' || ArrayBuffer.isView(data) || data instanceof ArrayBuffer) return data;
  const blobs = require('internal/blob');
  return blobs.isBlob(data) ? blobs.bytesOf(data) : Buffer.from(data);
}

function sendControl(socket, kind, data, mask, callback) {
  if (socket._readyState === CONNECTING) throw notOpen();
  if (typeof data === 'function') [callback, data] = [data, ''];
  else if (typeof mask === 'function') callback = mask;
  if (typeof data === 'number') data = data.toString();
  if (socket._readyState !== OPEN) {
    sendAfterClose(socket, callback);
    return;
  }
  const bytes = bytesOf(data);
  const length = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.byteLength;
  if (length > 125) throw new RangeError('The data size must not be greater than 125 bytes');
  socket._connection.send(kind, bytes, true, callback);
}

function abortHandshake(socket) {
  const request = socket._request;
  socket._request = null;
  socket.failed(new Error('WebSocket was closed before the connection was established'));
  if (request !== null) request.destroy();
}

for (const [value, name] of STATES.entries()) {
  Object.defineProperty(WebSocket, name, { value, enumerable: true });
  Object.defineProperty(WebSocket.prototype, name, { value, enumerable: true });
}
for (const type of ['open', 'error', 'close', 'message']) {
  Object.defineProperty(WebSocket.prototype, `on${type}`, {
    enumerable: true,
    get() {
      return this.listeners(type).find((listener) => listener.isAttribute)?.handler ?? null;
    },
    set(handler) {
      for (const listener of this.listeners(type)) {
        if (listener.isAttribute) this.removeListener(type, listener);
      }
      if (typeof handler === 'function') this.addEventListener(type, handler, { isAttribute: true });
    },
  });
}

module.exports = { WebSocket };
