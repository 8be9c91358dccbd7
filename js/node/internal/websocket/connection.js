'use strict';
// One WebSocket connection over a socket, RFC 6455: messages in and out, pings, and the closing handshake.
// Which events a program sees is up to the owner: the global WebSocket, or one of the bundled `ws`.

const { Buffer } = require('buffer');
const { FastBuffer } = require('internal/buffer/create');
const frames = native('websocket');

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const FAILURE = -1;
const LAST = 0x80;
const MASKED = 0x100;

// Milliseconds for the other end's part in closing.
const CLOSE_TIME = 30_000;

// Bytes of frames that are gathered, while messages are taken in, before they are written.
const GATHERED = 64 * 1024;

const NO_STATUS = 1005;
const ABNORMAL = 1006;

const kConnection = Symbol('connection');

/**
 * The owner has onText(text), onBinary(arrayBuffer), onPing(arrayBuffer), onPong(arrayBuffer), onClosing(),
 * onFailure(error) and onClosed(code, reason). One that wants bytes gets those of a text, as an ArrayBuffer.
 */
class Connection {
  constructor(socket, owner, isServer, limit, wantsBytes = false) {
    this.socket = socket;
    this.owner = owner;
    this.mask = isServer ? 0 : MASKED;
    this.isServer = isServer;
    this.reader = frames.open(isServer, limit > 0 ? limit : Number.MAX_SAFE_INTEGER, wantsBytes);
    this.isTaking = false;        // several messages have come at once: so may their answers go
    this.gathered = 0;            // bytes of frames that wait with the native half
    this.callbacks = null;        // of those frames
    this.code = ABNORMAL;         // what the other end said at its close
    this.reason = '';
    this.hasSentClose = false;
    this.hasReceivedClose = false;
    this.isOver = false;
    this.timer = null;
    socket[kConnection] = this;
  }

  /** Messages may be packed, as both ends have agreed. */
  extend(deflate) {
    frames.extend(this.reader, deflate.config);
  }

  /** From now on the owner hears of messages; `head` are bytes that came along with the handshake. */
  begin(head) {
    const { socket } = this;
    socket.setTimeout?.(0);
    socket.setNoDelay?.(true);
    if (head.length > 0) socket.unshift(head);
    socket.on('data', onData);
    socket.on('end', onEnd);
    socket.on('error', onError);
    socket.on('close', onClose);
    socket.resume();
  }

  // ---- out ----

  /** Sends a message or a fragment (`kind` with flags of packing); false when the socket wants a pause. */
  send(kind, data, isLast, callback) {
    if (!this.socket.writable) {
      if (callback !== undefined) process.nextTick(callback, new Error('WebSocket is not open'));
      return false;
    }
    this.gathered = frames.put(this.reader, kind | (isLast ? LAST : 0) | this.mask, data);
    if (callback !== undefined) (this.callbacks ??= []).push(callback);
    return this.isTaking && this.gathered < GATHERED ? true : this.flush();
  }

  flush() {
    if (this.gathered === 0) return true;
    const bytes = new FastBuffer(frames.taken(this.reader));
    const { callbacks } = this;
    this.gathered = 0;
    this.callbacks = null;
    if (callbacks === null) return this.socket.write(bytes);
    return this.socket.write(bytes, (error) => callbacks.forEach((callback) => callback(error)));
  }

  get unsent() {
    return this.gathered + (this.socket.writableLength ?? 0);
  }

  /** Begins to close, or answers the other end's close. */
  close(code, reason) {
    if (this.hasSentClose) return;
    this.hasSentClose = true;
    let payload = Buffer.alloc(0);
    if (code !== undefined && code !== NO_STATUS) {
      const text = Buffer.from(reason ?? '');
      payload = Buffer.alloc(2 + text.length);
      payload.writeUInt16BE(code);
      text.copy(payload, 2);
    }
    if (this.socket.writable) this.send(CLOSE, payload, true);
    if (this.hasReceivedClose) this.endSocket();
    this.arm();
  }

  arm() {
    if (this.timer !== null || this.isOver) return;
    this.timer = require('timers').setTimeout(() => this.socket.destroy(), CLOSE_TIME);
  }

  // The server closes first, so that the waiting state of TCP is its own (section 7.1.1).
  endSocket() {
    if (this.isServer) this.end();
  }

  end() {
    this.flush();
    this.socket.end();
  }

  terminate() {
    this.flush();
    this.socket.destroy();
  }

  // ---- in ----

  take(chunk) {
    const list = frames.feed(this.reader, chunk);
    this.isTaking = list.length > 3;
    try {
      this.tell(list);
    } finally {
      this.isTaking = false;
      this.flush();
    }
  }

  tell(list) {
    const { owner } = this;
    for (let i = 0; i < list.length; i += 3) {
      if (this.hasReceivedClose || this.isOver) return;
      const kind = list[i];
      if (kind === TEXT) owner.onText(list[i + 1]);
      else if (kind === BINARY) owner.onBinary(list[i + 1]);
      else if (kind === CLOSE) this.takeClose(list[i + 1], list[i + 2]);
      else if (kind === FAILURE) this.refuse(list[i + 1], list[i + 2]);
      else if (kind === PING) owner.onPing(list[i + 1]);
      else if (kind === PONG) owner.onPong(list[i + 1]);
    }
  }

  takeClose(code, reason) {
    this.hasReceivedClose = true;
    this.code = code;
    this.reason = reason;
    this.owner.onClosing();
    if (this.hasSentClose) this.endSocket();
    else this.close(code, reason);
    this.arm();
  }

  refuse(status, [code, message]) {
    const error = errorOf(status, code, message);
    this.owner.onClosing();
    this.close(status, '');
    this.hasReceivedClose = true;
    this.code = ABNORMAL;
    this.owner.onFailure(error);
    this.end();
  }

  over() {
    if (this.isOver) return;
    this.isOver = true;
    frames.close(this.reader);
    this.gathered = 0;
    this.callbacks?.forEach((callback) => callback(new Error('The socket was closed')));
    this.callbacks = null;
    if (this.timer !== null) require('timers').clearTimeout(this.timer);
    this.owner.onClosed(this.code, this.reason);
  }
}

function errorOf(status, code, message) {
  const isOfZlib = code.startsWith('Z_');
  const Base = isOfZlib || code === 'WS_ERR_INVALID_UTF8' ? Error : RangeError;
  const error = new Base(isOfZlib || status === 1009 ? message : `Invalid WebSocket frame: ${message}`);
  if (isOfZlib) error.errno = require('zlib').constants[code];
  error.code = code;
  return error;
}

function onData(chunk) {
  const connection = this[kConnection];
  if (!connection.isOver && !connection.hasReceivedClose) connection.take(chunk);
}

function onEnd() {
  const connection = this[kConnection];
  connection.owner.onClosing();
  connection.end();
}

function onError() {
  this[kConnection].owner.onClosing();
  this.destroy();
}

function onClose() {
  this[kConnection].owner.onClosing();
  this[kConnection].over();
}

function isSendableStatus(code) {
  return (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) ||
    (code >= 3000 && code <= 4999);
}

module.exports = { ABNORMAL, BINARY, Connection, NO_STATUS, PING, PONG, TEXT, isSendableStatus };
