'use strict';
// The global WebSocket (https://websockets.spec.whatwg.org/) and CloseEvent, for clients.

const { Event, EventTarget, defineEventHandler, dispatchTo, enumerate } = require('internal/event_target');
const { BINARY, Connection, TEXT } = require('internal/websocket/connection');
const { DOMException } = require('internal/domexception');

// The most bytes of a message that comes packed: a few of those stand for very many.
const MOST_UNPACKED = 100 * 1024 * 1024;

const kInspect = Symbol.for('nodejs.util.inspect.custom');

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

class CloseEvent extends Event {
  #wasClean;
  #code;
  #reason;

  constructor(type, init = undefined) {
    super(...arguments);
    const { wasClean = false, code = 0, reason = '' } = init ?? {};
    this.#wasClean = Boolean(wasClean);
    this.#code = Math.trunc(+code) & 0xffff;
    this.#reason = `${reason}`.toWellFormed();
  }

  get wasClean() { return this.#wasClean; }
  get code() { return this.#code; }
  get reason() { return this.#reason; }
}
enumerate(CloseEvent, 'CloseEvent');

class ErrorEvent extends Event {
  #message;
  #error;

  constructor(type, init = undefined) {
    super(...arguments);
    const { message = '', error = null } = init ?? {};
    this.#message = `${message}`;
    this.#error = error;
  }

  get message() { return this.#message; }
  get error() { return this.#error; }
  get filename() { return ''; }
  get lineno() { return 0; }
  get colno() { return 0; }
}
enumerate(ErrorEvent, 'ErrorEvent');

function parseUrl(input) {
  let url;
  try {
    url = new URL(input);
  } catch (error) {
    throw new DOMException(String(error), 'SyntaxError');
  }
  if (url.protocol === 'http:') url.protocol = 'ws:';
  else if (url.protocol === 'https:') url.protocol = 'wss:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new DOMException(`Expected a ws: or wss: protocol, got ${url.protocol}`, 'SyntaxError');
  }
  if (url.hash || url.href.endsWith('#')) throw new DOMException('Got fragment', 'SyntaxError');
  return url;
}

function checkProtocols(given) {
  const isList = typeof given === 'object' && given !== null && typeof given[Symbol.iterator] === 'function';
  const list = (isList ? [...given] : [given]).map(String);
  const { TOKEN } = require('internal/websocket/handshake');
  const lower = list.map((each) => each.toLowerCase());
  if (new Set(lower).size !== list.length || !list.every((each) => TOKEN.test(each))) {
    throw new DOMException('Invalid Sec-WebSocket-Protocol value', 'SyntaxError');
  }
  return list;
}

class WebSocket extends EventTarget {
  #url;
  #readyState = CONNECTING;
  #binaryType = 'blob';
  #protocol = '';
  #extensions = '';
  #connection = null;
  #request = null;
  #sentUnread = 0;                // what was "sent" after the end, which only grows bufferedAmount
  #failure = null;

  constructor(url, protocols = []) {
    if (arguments.length === 0) {
      throw new TypeError('WebSocket constructor: 1 argument required, but 0 found.');
    }
    super();
    const isObject = typeof protocols === 'object' && protocols !== null;
    const isOptions = isObject && protocols[Symbol.iterator] === undefined;
    const options = isOptions ? protocols : { protocols };
    this.#url = parseUrl(`${url}`);
    this.#connect(checkProtocols(options.protocols ?? []), options.headers);
  }

  #connect(protocols, headers) {
    const { deflateOf, faultOf, randomKey, request } = require('internal/websocket/handshake');
    const key = randomKey();
    const { Headers } = require('internal/fetch/headers');
    const fields = headers === undefined ? {} : Object.fromEntries(new Headers(headers));
    const { offer, optionsOf } = require('internal/websocket/deflate');
    const packing = optionsOf(true);
    const extensions = packing === undefined ? undefined : offer(packing);
    const req = this.#request = request(this.#url, protocols, key, { headers: fields, extensions });
    req.on('upgrade', (response, socket, head) => {
      let fault = faultOf(response, key, protocols, packing !== undefined);
      let deflate = null;
      if (fault === undefined) ({ deflate, fault } = deflateOf(response, packing, MOST_UNPACKED));
      if (fault !== undefined) {
        socket.destroy();
        this.#fail(new Error(fault));
      } else {
        this.#open(response, socket, head, deflate);
      }
    });
    req.on('response', (response) => {
      response.resume();
      req.destroy();
      this.#fail(new Error('Received network error or non-101 status code.'));
    });
    req.on('error', (error) => {
      if (this.#request === req) this.#fail(error);
    });
    req.end();
  }

  #open(response, socket, head, deflate) {
    this.#request = null;
    this.#protocol = response.headers['sec-websocket-protocol'] ?? '';
    this.#extensions = response.headers['sec-websocket-extensions'] ?? '';
    this.#readyState = OPEN;
    this.#connection = new Connection(socket, this.#owner(), false, 0);
    if (deflate !== null) this.#connection.extend(deflate);
    dispatchTo(this, new Event('open'));
    this.#connection.begin(head);
  }

  #owner() {
    return {
      onText: (text) => this.#message(text),
      onBinary: (data) => this.#message(this.#binaryType === 'blob' ? new Blob([data]) : data),
      onPing: (data) => this.#connection.send(10, data, true),
      onPong() {},
      onClosing: () => { this.#readyState = CLOSING; },
      onFailure: (error) => { this.#failure = error; },
      onClosed: (code, reason) => this.#closed(code, reason),
    };
  }

  #message(data) {
    if (this.#readyState !== OPEN) return;
    const { MessageEvent } = require('internal/message_event');
    dispatchTo(this, new MessageEvent('message', { data, origin: this.#url.origin }));
  }

  #closed(code, reason) {
    const { hasReceivedClose, hasSentClose } = this.#connection;
    this.#sentUnread += this.#connection.unsent;
    this.#finish(this.#failure, hasReceivedClose && hasSentClose && this.#failure === null, code, reason);
  }

  // The connection never came to be.
  #fail(error) {
    if (this.#readyState === CLOSED) return;
    this.#finish(error, false, 1006, '');
  }

  #finish(error, wasClean, code, reason) {
    this.#readyState = CLOSED;
    this.#request = null;
    if (error !== null) dispatchTo(this, new ErrorEvent('error', { error, message: error.message }));
    dispatchTo(this, new CloseEvent('close', { wasClean, code, reason }));
  }

  send(data) {
    if (arguments.length === 0) throw new TypeError('WebSocket.send: 1 argument required, but 0 found.');
    if (this.#readyState === CONNECTING) {
      throw new DOMException('Sent before connected.', 'InvalidStateError');
    }
    const { isBlob, bytesOf } = require('internal/blob');
    let kind = BINARY;
    let payload = data;
    if (isBlob(data)) {
      payload = bytesOf(data);
    } else if (!ArrayBuffer.isView(data) && !(data instanceof ArrayBuffer)) {
      payload = `${data}`.toWellFormed();
      kind = TEXT;
    }
    if (this.#readyState === OPEN) this.#connection.send(kind, payload, true);
    else this.#sentUnread += kind === TEXT ? Buffer.byteLength(payload) : payload.byteLength;
  }

  close(code = undefined, reason = undefined) {
    const status = code === undefined ? undefined : Math.trunc(+code) || 0;
    if (status !== undefined && status !== 1000 && (status < 3000 || status > 4999)) {
      throw new DOMException('invalid code', 'InvalidAccessError');
    }
    const text = reason === undefined ? '' : `${reason}`.toWellFormed();
    if (Buffer.byteLength(text) > 123) {
      throw new DOMException(`Reason must be less than 123 bytes; received ${Buffer.byteLength(text)}`,
        'SyntaxError');
    }
    if (this.#readyState === CONNECTING) {
      this.#readyState = CLOSING;
      const error = new Error('WebSocket was closed before the connection was established');
      const request = this.#request;
      this.#request = null;
      request?.destroy();
      process.nextTick(() => this.#fail(error));
    } else if (this.#readyState === OPEN) {
      this.#readyState = CLOSING;
      this.#connection.close(text !== '' && status === undefined ? 1000 : status, text);
    }
  }

  get readyState() { return this.#readyState; }

  get bufferedAmount() {
    const isOver = this.#connection === null || this.#readyState === CLOSED;
    return this.#sentUnread + (isOver ? 0 : this.#connection.unsent);
  }

  get url() { return this.#url.href; }
  get extensions() { return this.#extensions; }
  get protocol() { return this.#protocol; }
  get binaryType() { return this.#binaryType; }

  set binaryType(type) {
    this.#binaryType = type === 'arraybuffer' ? 'arraybuffer' : 'blob';
  }

  [kInspect](depth, options) {
    const { url, readyState, protocol, binaryType } = this;
    const { inspect } = require('internal/util/inspect');
    return `WebSocket ${inspect({ url, readyState, protocol, binaryType }, options)}`;
  }
}

enumerate(WebSocket, 'WebSocket');
for (const [value, name] of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].entries()) {
  const descriptor = { value, enumerable: true };
  Object.defineProperty(WebSocket, name, descriptor);
  Object.defineProperty(WebSocket.prototype, name, descriptor);
}
for (const name of ['open', 'error', 'close', 'message']) defineEventHandler(WebSocket.prototype, name);

module.exports = { CloseEvent, ErrorEvent, WebSocket };
