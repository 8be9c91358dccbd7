'use strict';
// One request and its response on a socket: the listeners that the request has there, the response's
// head and body as the native reader finds them, and what becomes of the socket afterwards. The order of
// events, and which errors there are, are Node's. What a socket brings happens in its request's frame of
// AsyncLocalStorage values.

const { IncomingMessage } = require('_http_incoming');
const { isLenient, parseError } = require('_http_common');
const { ConnResetException } = require('internal/errors');
const { context } = require('internal/dispatch');
const http = native('http');
const readers = native('http_client');

// With NODE_DEBUG=http.
const debug = process.env.NODE_DEBUG ? require('util').debuglog('http') : null;

// Items and flags of what a reader answers (src/modules/http/client.rs).
const HEAD = 1;
const DATA = 2;
const END = 3;
const UPGRADE = 4;
const KEEP_ALIVE = 1;
const UPGRADES = 2;

/** From now on `socket` works for this request. */
function attach(req, socket) {
  const { method } = req;
  const limit = req.maxHeaderSize || require('http').maxHeaderSize;
  const lenient = req.insecureHTTPParser === undefined ? isLenient() : req.insecureHTTPParser;
  req._reader = readers.open(method === 'HEAD' ? 1 : method === 'CONNECT' ? 2 : 0, limit, lenient);
  if (debug !== null) debug('socket for %s %s of %s', method, req.path, req.host);
  req.socket = socket;
  socket._httpMessage = req;
  socket.on('error', onError);
  socket.on('data', onData);
  socket.on('end', onEof);
  socket.on('close', onClose);
  socket.on('drain', onDrain);
  if (req.timeout !== undefined || req.agent?.options?.timeout) listenForTimeout(req);
  req.emit('socket', socket);
}

function stopReading(req, socket) {
  if (req._reader !== -1) {
    readers.close(req._reader);
    req._reader = -1;
  }
  socket.removeListener('data', onData);
  socket.removeListener('end', onEof);
}

function letGo(req, socket) {
  stopReading(req, socket);
  socket.removeListener('error', onError);
  socket.removeListener('close', onClose);
  socket.removeListener('drain', onDrain);
}

// ---- what the socket brings ----------------------------------------------------------------------

function onData(chunk) {
  const req = this._httpMessage;
  if (!req || req._reader === -1) return;
  if (context.hooks && context.frame !== req._frame && req._frame?.scope) {
    context.hooks.nested(req._frame, onData, this, chunk);
    return;
  }
  context.frame = req._frame;
  const list = readers.feed(req._reader, chunk);
  for (let i = 0; i < list.length && req._reader !== -1;) {
    const kind = list[i];
    if (kind === DATA) {
      takeBody(req.res, this, list[i + 1] === 0 && list[i + 2] === chunk.length ?
        chunk : chunk.subarray(list[i + 1], list[i + 2]));
      i += 3;
    } else if (kind === HEAD) {
      takeHead(req, this, list, i);
      i += 6;
    } else if (kind === END) {
      takeEnd(req, this, list[i + 1]);
      i += 2;
    } else if (kind === UPGRADE) {
      handOver(req, this, chunk.subarray(list[i + 1]));
      return;
    } else {
      refuse(req, this, chunk, list, i);
      return;
    }
  }
  if (req._reader !== -1 && req.res !== null && req.res.complete) stopReading(req, this);
}

function takeHead(req, socket, list, at) {
  const status = list[at + 1];
  const flags = list[at + 3];
  // A second response to one request: whoever sends that is not to be trusted with another.
  if (req.res !== null) {
    stopReading(req, socket);
    socket.destroy();
    return;
  }
  const res = new IncomingMessage(socket);
  const minor = list[at + 2];
  res.httpVersionMajor = 1;
  res.httpVersionMinor = minor;
  res.httpVersion = minor === 1 ? '1.1' : '1.0';
  res.statusCode = status;
  res.statusMessage = list[at + 4];
  res._head = list[at + 5];
  res.upgrade = (flags & UPGRADES) !== 0;
  if (req.joinDuplicateHeaders) res.joinDuplicateHeaders = true;
  if (req.maxHeadersCount > 0) res._mostFields = 2 * req.maxHeadersCount;
  if (status < 200 && status !== 101) {
    inform(req, res);
    return;
  }
  req.res = res;
  if (debug !== null) debug('response %d, upgrade: %s', status, res.upgrade);
  if (res.upgrade) return;
  if ((flags & KEEP_ALIVE) === 0) req.shouldKeepAlive = false;
  res.req = req;
  res.on('end', onResponseEnd);
  socket.on('timeout', onResponseTimeout);
  if (context.channels) context.channels.tell('http.client.response.finish', { request: req, response: res });
  if (req.aborted || !req.emit('response', res)) res._dump();
}

// An interim response: the true one is still to come.
function inform(req, res) {
  if (res.statusCode === 100) req.emit('continue');
  if (req.listenerCount('information') === 0) return;
  const { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders } = res;
  req.emit('information',
    { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders });
}

function takeBody(res, socket, piece) {
  if (!res._dumped && !res.push(piece)) socket.pause();
}

function takeEnd(req, socket, trailerBlock) {
  const { res } = req;
  if (trailerBlock !== undefined) res.rawTrailers = http.fields(trailerBlock);
  res.complete = true;
  res.push(null);
  // Nothing of this response is left to wait for; the next one must be heard.
  if (typeof socket.isPaused === 'function' && socket.isPaused()) socket.resume();
}

// The connection belongs to another protocol now, and to whoever asked for it.
function handOver(req, socket, head) {
  const { res } = req;
  const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
  forgetTimeout(req, socket);
  letGo(req, socket);
  res.upgrade = true;
  if (req.listenerCount(event) === 0) {
    socket.on('close', onClose);
    socket.on('error', onError);
    socket.destroy();
    return;
  }
  req.upgradeOrConnect = true;
  socket.emit('agentRemove');
  socket._httpMessage = null;
  socket.parser = null;
  socket.readableFlowing = null;
  req.emit(event, res, socket, head);
  req.destroyed = true;
  req._closed = true;
  req.emit('close');
}

function refuse(req, socket, chunk, list, at) {
  const error = parseError(list[at + 1], list[at + 2], list[at + 3], chunk);
  stopReading(req, socket);
  socket.destroy();
  socket._hadError = true;
  emitError(req, error);
}

function emitError(request, error) {
  if (context.channels) context.channels.tell('http.client.request.error', { request, error });
  request.emit('error', error);
}

function hangUp(req, socket) {
  if (debug !== null) debug('hang up on %s %s', req.method, req.path);
  if (socket._hadError) return;
  socket._hadError = true;
  emitError(req, new ConnResetException('socket hang up'));
}

function onEof() {
  const req = this._httpMessage;
  context.frame = req._frame;
  if (req.res === null) hangUp(req, this);
  if (req._reader !== -1) {
    if (readers.finish(req._reader)) takeEnd(req, this, undefined);
    stopReading(req, this);
  }
  this.end();
}

function onClose() {
  const req = this._httpMessage;
  const { res } = req;
  context.frame = req._frame;
  stopReading(req, this);
  req.destroyed = true;
  req._queue = null;
  if (res === null || res.upgrade) {
    if (res === null) hangUp(req, this);
    close(req);
    return;
  }
  if (!res.complete) res.destroy(new ConnResetException('aborted'));
  close(req);
  if (!res.aborted && res.readable) res.push(null);
}

function close(req) {
  if (req._closed) return;
  req._closed = true;
  if (context.hooks) context.hooks.destroy(req._frame?.scope);
  req.emit('close');
}

function onError(error) {
  const req = this._httpMessage;
  context.frame = req._frame;
  stopReading(req, this);
  this._hadError = true;
  emitError(req, error);
  this.destroy();
}

function onDrain() {
  const req = this._httpMessage;
  if (!req || req.finished || !req._needDrain) return;
  req._needDrain = false;
  context.frame = req._frame;
  req.emit('drain');
}

// ---- afterwards ----------------------------------------------------------------------------------

function onResponseEnd() {
  const { req } = this;
  const { socket } = req;
  req._ended = true;
  if (socket) {
    if (req.timeoutCb) socket.removeListener('timeout', req.timeoutCb);
    socket.removeListener('timeout', onResponseTimeout);
  }
  if (!req.shouldKeepAlive) {
    if (socket?.writable) {
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
    }
  } else if (req.writableFinished && !this.aborted) {
    giveBack(req);
  }
}

/** Both halves are through: the agent may have the socket back. */
function giveBack(req) {
  const { socket } = req;
  if (req._closed || !socket) return;
  forgetTimeout(req, socket);
  letGo(req, socket);
  process.nextTick(release, req);
  req.destroyed = true;
  // Destroying the response must not destroy a socket that serves another.
  if (req.res !== null) req.res.socket = null;
}

function release(req) {
  close(req);
  req.socket.emit('free');
}

// ---- timeouts ------------------------------------------------------------------------------------

function onTimeout() {
  const req = this._httpMessage;
  if (!req) return;
  context.frame = req._frame;
  req.emit('timeout');
}

function onResponseTimeout() {
  const res = this._httpMessage?.res;
  if (res) res.emit('timeout');
}

function listenForTimeout(req) {
  if (req.timeoutCb) return;
  req.timeoutCb = onTimeout;
  if (req.socket) req.socket.once('timeout', onTimeout);
  else req.on('socket', (socket) => socket.once('timeout', onTimeout));
}

function forgetTimeout(req, socket) {
  if (!req.timeoutCb) return;
  socket.setTimeout(0, req.timeoutCb);
  req.timeoutCb = null;
}

module.exports = { attach, giveBack, listenForTimeout };
