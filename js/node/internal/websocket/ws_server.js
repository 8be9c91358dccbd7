'use strict';
// WebSocketServer of the bundled `ws`: the server's side of the opening handshake (RFC 6455 section 4.2), and
// the connections that came of it. Its interface is that of the npm package ws, version 8.

const EventEmitter = require('events');
const http = require('http');
const { WebSocket } = require('internal/websocket/ws');
const { accept, protocolsOf } = require('internal/websocket/handshake');

const KEY = /^[+/0-9A-Za-z]{22}==$/;
const RUNNING = 0;
const CLOSING = 1;
const CLOSED = 2;

const defaults = {
  allowSynchronousEvents: true,
  autoPong: true,
  maxPayload: 100 * 1024 * 1024,
  skipUTF8Validation: false,
  perMessageDeflate: false,
  handleProtocols: null,
  clientTracking: true,
  verifyClient: null,
  noServer: false,
  backlog: null,
  server: null,
  host: null,
  path: null,
  port: null,
  WebSocket,
};

class WebSocketServer extends EventEmitter {
  constructor(options, callback = undefined) {
    super();
    this.options = { ...defaults, ...options };
    const { port, server, noServer, clientTracking } = this.options;
    if ((port != null) + Boolean(server) + Boolean(noServer) !== 1) {
      throw new TypeError('One and only one of the "port", "server", or "noServer" options ' +
        'must be specified');
    }
    this._packing = this.options.perMessageDeflate ?
      require('internal/websocket/deflate').optionsOf(this.options.perMessageDeflate) : undefined;
    this.clients = clientTracking ? new Set() : undefined;
    this._state = RUNNING;
    this._mustEmitClose = false;
    this._server = server ?? null;
    this._listeners = null;
    if (port != null) this.#listen(callback);
    if (this._server !== null) this.#attach();
  }

  #listen(callback) {
    const { port, host, backlog } = this.options;
    this._server = http.createServer((req, res) => {
      const body = http.STATUS_CODES[426];
      res.writeHead(426, { 'Content-Length': body.length, 'Content-Type': 'text/plain' });
      res.end(body);
    });
    this._server.listen(port, host, backlog, callback);
  }

  #attach() {
    const connect = (socket, req) => this.emit('connection', socket, req);
    this._listeners = {
      listening: () => this.emit('listening'),
      error: (error) => this.emit('error', error),
      upgrade: (req, socket, head) => this.handleUpgrade(req, socket, head, connect),
    };
    for (const name of Object.keys(this._listeners)) this._server.on(name, this._listeners[name]);
  }

  address() {
    if (this.options.noServer) throw new Error('The server is operating in "noServer" mode');
    return this._server === null ? null : this._server.address();
  }

  close(callback = undefined) {
    if (this._state === CLOSED) {
      if (callback) this.once('close', () => callback(new Error('The server is not running')));
      process.nextTick(() => this.#emitClose());
      return;
    }
    if (callback) this.once('close', callback);
    if (this._state === CLOSING) return;
    this._state = CLOSING;
    const server = this._server;
    if (this._listeners !== null) {
      for (const name of Object.keys(this._listeners)) server.removeListener(name, this._listeners[name]);
    }
    this._server = null;
    const isOwn = this.options.port != null;
    if (isOwn) {
      server.close(() => this.#emitClose());
    } else if (this.clients?.size > 0) {
      this._mustEmitClose = true;
    } else {
      process.nextTick(() => this.#emitClose());
    }
  }

  #emitClose() {
    this._state = CLOSED;
    this.emit('close');
  }

  shouldHandle(req) {
    const { path } = this.options;
    if (!path) return true;
    const query = req.url.indexOf('?');
    return (query === -1 ? req.url : req.url.slice(0, query)) === path;
  }

  /** Takes a request to upgrade: answers it, and calls back with the WebSocket. */
  handleUpgrade(req, socket, head, callback) {
    socket.on('error', destroyOnError);
    const { headers } = req;
    const key = headers['sec-websocket-key'];
    const version = +headers['sec-websocket-version'];
    if (req.method !== 'GET') return this.#refuse(req, socket, 405, 'Invalid HTTP method');
    if (headers.upgrade === undefined || headers.upgrade.toLowerCase() !== 'websocket') {
      return this.#refuse(req, socket, 400, 'Invalid Upgrade header');
    }
    if (key === undefined || !KEY.test(key)) {
      return this.#refuse(req, socket, 400, 'Missing or invalid Sec-WebSocket-Key header');
    }
    if (version !== 13 && version !== 8) {
      const fields = { 'Sec-WebSocket-Version': '13, 8' };
      return this.#refuse(req, socket, 400, 'Missing or invalid Sec-WebSocket-Version header', fields);
    }
    if (!this.shouldHandle(req)) return abortHandshake(socket, 400);
    const field = headers['sec-websocket-protocol'];
    const protocols = field === undefined ? [] : protocolsOf(field);
    if (protocols === undefined) {
      return this.#refuse(req, socket, 400, 'Invalid Sec-WebSocket-Protocol header');
    }
    let terms;
    try {
      terms = this.#termsOf(headers['sec-websocket-extensions']);
    } catch {
      const message = 'Invalid or unacceptable Sec-WebSocket-Extensions header';
      return this.#refuse(req, socket, 400, message);
    }
    const proceed = () => this.#complete({ key, protocols, terms }, req, socket, head, callback);
    if (this.options.verifyClient) this.#verify(req, socket, version, proceed);
    else proceed();
  }

  // What both ends agree to about packing messages; undefined for nothing.
  #termsOf(field) {
    if (field === undefined || this._packing === undefined) return undefined;
    return require('internal/websocket/deflate').acceptOffer(this._packing, field);
  }

  #verify(req, socket, version, proceed) {
    const { verifyClient } = this.options;
    const origin = req.headers[version === 8 ? 'sec-websocket-origin' : 'origin'];
    const info = { origin, secure: Boolean(socket.authorized || socket.encrypted), req };
    if (verifyClient.length === 2) {
      verifyClient(info, (isVerified, code, message, fields) => {
        if (isVerified) proceed();
        else abortHandshake(socket, code || 401, message, fields);
      });
    } else if (verifyClient(info)) {
      proceed();
    } else {
      abortHandshake(socket, 401);
    }
  }

  #complete({ key, protocols, terms }, req, socket, head, callback) {
    if (!socket.readable || !socket.writable) {
      socket.destroy();
      return;
    }
    if (this._state > RUNNING) {
      abortHandshake(socket, 503);
      return;
    }
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${accept(key)}`];
    const ws = new this.options.WebSocket(null, undefined, this.options);
    if (protocols.length > 0) {
      const { handleProtocols } = this.options;
      const chosen = handleProtocols ? handleProtocols(new Set(protocols), req) : protocols[0];
      if (chosen) {
        lines.push(`Sec-WebSocket-Protocol: ${chosen}`);
        ws._protocol = chosen;
      }
    }
    let settings = this.options;
    if (terms !== undefined) {
      const { Deflate, write } = require('internal/websocket/deflate');
      settings = { ...settings, deflate: new Deflate(terms, this._packing, true) };
      lines.push(`Sec-WebSocket-Extensions: ${write(terms)}`);
    }
    this.emit('headers', lines, req);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.removeListener('error', destroyOnError);
    ws.setSocket(socket, head, settings);
    if (this.clients) this.#track(ws);
    callback(ws, req);
  }

  #track(ws) {
    this.clients.add(ws);
    ws.on('close', () => {
      this.clients.delete(ws);
      if (this._mustEmitClose && this.clients.size === 0) process.nextTick(() => this.#emitClose());
    });
  }

  #refuse(req, socket, code, message, fields = undefined) {
    if (this.listenerCount('wsClientError') > 0) {
      this.emit('wsClientError', new Error(message), socket, req);
    } else {
      abortHandshake(socket, code, message, fields);
    }
  }
}

function destroyOnError() {
  this.destroy();
}

function abortHandshake(socket, code, message = http.STATUS_CODES[code], fields = {}) {
  const all = {
    'Connection': 'close', 'Content-Type': 'text/html', 'Content-Length': Buffer.byteLength(message),
    ...fields,
  };
  const lines = Object.keys(all).map((name) => `${name}: ${all[name]}`);
  socket.once('finish', socket.destroy);
  socket.end(`HTTP/1.1 ${code} ${http.STATUS_CODES[code]}\r\n${lines.join('\r\n')}\r\n\r\n${message}`);
}

module.exports = { WebSocketServer };
