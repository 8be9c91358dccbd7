'use strict';
// EventSource: https://html.spec.whatwg.org/multipage/server-sent-events.html, over fetch(). A connection
// that is lost is made anew, after the time that the server has named.

const { Event, EventTarget, defineEventHandler, dispatchTo, enumerate } = require('internal/event_target');
const { DOMException } = require('internal/domexception');

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 2;

// Milliseconds until a lost connection is made anew, unless the server names others.
const RECONNECTION_TIME = 3000;
const LONGEST = 2 ** 31 - 1;

/** The lines of an event stream, and the events that they make up. */
class Parser {
  constructor(onEvent, onRetry) {
    this.onEvent = onEvent;
    this.onRetry = onRetry;
    this.rest = '';
    this.isAfterReturn = false;
    this.data = '';
    this.type = '';
    this.id = undefined;          // what the last `id` field said, until it is taken over with the event
    this.lastId = '';
  }

  feed(text) {
    if (text === '') return;
    // A line end of two characters may be cut in two.
    if (this.isAfterReturn && text[0] === '\n') text = text.slice(1);
    this.isAfterReturn = text.length > 0 ? text.endsWith('\r') : false;
    const lines = (this.rest + text).split(/\r\n|\r|\n/);
    this.rest = lines.pop();
    for (const line of lines) this.line(line);
  }

  line(line) {
    if (line === '') {
      this.dispatch();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon === -1 ? line : line.slice(0, colon);
    let value = colon === -1 ? '' : line.slice(colon + 1);
    if (value[0] === ' ') value = value.slice(1);
    if (name === 'data') this.data += `${value}\n`;
    else if (name === 'event') this.type = value;
    else if (name === 'id' && !value.includes('\0')) this.id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.onRetry(Math.min(+value, LONGEST));
  }

  dispatch() {
    if (this.id !== undefined) this.lastId = this.id;
    const { data, type } = this;
    this.data = '';
    this.type = '';
    if (data !== '') this.onEvent(type || 'message', data.slice(0, -1), this.lastId);
  }
}

class EventSource extends EventTarget {
  #url;
  #withCredentials;
  #readyState = CONNECTING;
  #lastEventId = '';
  #reconnectionTime = RECONNECTION_TIME;
  #controller = null;
  #timer = null;

  constructor(url, init = {}) {
    if (arguments.length === 0) {
      throw new TypeError('EventSource constructor: 1 argument required, but 0 found.');
    }
    super();
    this.#withCredentials = Boolean(init?.withCredentials);
    try {
      this.#url = new URL(url);
    } catch (error) {
      throw new DOMException(String(error), 'SyntaxError');
    }
    this.#connect();
  }

  async #connect() {
    const controller = this.#controller = new AbortController();
    const headers = { 'accept': 'text/event-stream', 'cache-control': 'no-cache' };
    if (this.#lastEventId !== '') headers['last-event-id'] = encodeId(this.#lastEventId);
    try {
      const response = await fetch(this.#url, { headers, signal: controller.signal, cache: 'no-store' });
      const type = response.headers.get('content-type') ?? '';
      if (response.status !== 200 || !/^\s*text\/event-stream\s*(;|$)/i.test(type)) {
        controller.abort();
        this.#fail();
        return;
      }
      await this.#read(response);
    } catch {
      // Lost like one that has ended.
    }
    if (this.#controller === controller) this.#reconnect();
  }

  async #read(response) {
    if (this.#readyState === CLOSED) return;
    this.#readyState = OPEN;
    dispatchTo(this, new Event('open'));
    const { origin } = new URL(response.url);
    const { TextDecoder } = require('internal/encoding');
    const decoder = new TextDecoder();
    const { MessageEvent } = require('internal/message_event');
    const parser = new Parser((type, data, lastEventId) => {
      if (this.#readyState === CLOSED) return;
      dispatchTo(this, new MessageEvent(type, { data, origin, lastEventId }));
    }, (time) => { this.#reconnectionTime = time; });
    parser.lastId = this.#lastEventId;
    if (response.body === null) return;
    for await (const chunk of response.body) {
      parser.feed(decoder.decode(chunk, { stream: true }));
      this.#lastEventId = parser.lastId;
      if (this.#readyState === CLOSED) return;
    }
  }

  #reconnect() {
    if (this.#readyState === CLOSED) return;
    this.#readyState = CONNECTING;
    dispatchTo(this, new Event('error'));
    // The listener may have called close().
    if (this.#readyState === CLOSED) return;
    this.#timer = require('timers').setTimeout(() => this.#connect(), this.#reconnectionTime);
  }

  #fail() {
    if (this.#readyState === CLOSED) return;
    this.#readyState = CLOSED;
    this.#controller = null;
    dispatchTo(this, new Event('error'));
  }

  close() {
    this.#readyState = CLOSED;
    require('timers').clearTimeout(this.#timer);
    const controller = this.#controller;
    this.#controller = null;
    controller?.abort();
  }

  get readyState() { return this.#readyState; }
  get url() { return this.#url.href; }
  get withCredentials() { return this.#withCredentials; }
}

// Header fields are bytes: UTF-8, as the standard has it.
function encodeId(id) {
  return require('buffer').Buffer.from(id).latin1Slice();
}

enumerate(EventSource, 'EventSource');
for (const [value, name] of ['CONNECTING', 'OPEN', 'CLOSED'].entries()) {
  const descriptor = { value, enumerable: true };
  Object.defineProperty(EventSource, name, descriptor);
  Object.defineProperty(EventSource.prototype, name, descriptor);
}
for (const name of ['open', 'message', 'error']) defineEventHandler(EventSource.prototype, name);

module.exports = { EventSource };
