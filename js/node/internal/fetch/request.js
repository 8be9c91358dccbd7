'use strict';
// Request: https://fetch.spec.whatwg.org/#request-class. There is no page behind a program, so what speaks of
// pages (mode, credentials, cache, referrer, …) is kept and shown, and has no effect.

const { checkCount, dictionary, finishClass, invalidThis, oneOf, byteString } = require('internal/fetch/idl');
const { HeadersList, adopt, fill } = require('internal/fetch/headers');
const { Body, extract, isUnusable, mixIn } = require('internal/fetch/body');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const NORMALIZED = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];
const REFERRER_POLICIES = ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin',
  'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url'];

/** A request as the standard's algorithms see it. */
class Inner {
  constructor(url) {
    this.method = 'GET';
    this.url = url;               // a URL
    this.headers = new HeadersList();
    this.body = null;
    this.signal = null;           // the one to follow
    this.referrer = 'about:client';
    this.referrerPolicy = '';
    this.mode = 'cors';
    this.credentials = 'same-origin';
    this.cache = 'default';
    this.redirect = 'follow';
    this.integrity = '';
    this.keepalive = false;
    this.duplex = 'half';
  }

  copy() {
    const inner = Object.assign(new Inner(this.url), this);
    inner.headers = this.headers.copy();
    return inner;
  }
}

let innerOf;

class Request {
  #inner;
  #headers;
  #signal;

  static {
    innerOf = (value) => (typeof value === 'object' && value !== null && #inner in value ?
      value.#inner : undefined);
  }

  constructor(input, init = {}) {
    if (input instanceof Inner) {
      this.#inner = input;
      return;
    }
    checkCount(arguments.length, 1, 'Request constructor');
    const source = innerOf(input);
    const options = dictionary(init, 'Request constructor');
    const inner = source === undefined ? new Inner(parseUrl(input)) : source.copy();
    this.#inner = inner;
    readOptions(inner, options);
    readBody(inner, source, options);
  }

  static #of(value) {
    const inner = innerOf(value);
    if (inner === undefined) throw invalidThis();
    return inner;
  }

  get method() { return Request.#of(this).method; }
  get url() { return Request.#of(this).url.href; }

  get headers() {
    return this.#headers ??= adopt(Request.#of(this).headers, false);
  }

  get destination() {
    Request.#of(this);
    return '';
  }

  get referrer() { return Request.#of(this).referrer; }
  get referrerPolicy() { return Request.#of(this).referrerPolicy; }
  get mode() { return Request.#of(this).mode; }
  get credentials() { return Request.#of(this).credentials; }
  get cache() { return Request.#of(this).cache; }
  get redirect() { return Request.#of(this).redirect; }
  get integrity() { return Request.#of(this).integrity; }
  get keepalive() { return Request.#of(this).keepalive; }

  get isReloadNavigation() {
    Request.#of(this);
    return false;
  }

  get isHistoryNavigation() {
    Request.#of(this);
    return false;
  }

  get signal() {
    const { signal } = Request.#of(this);
    if (this.#signal === undefined) {
      const { AbortController, AbortSignal } = require('internal/abort_controller');
      this.#signal = signal === null ? new AbortController().signal : AbortSignal.any([signal]);
    }
    return this.#signal;
  }

  get duplex() {
    Request.#of(this);
    return 'half';
  }

  clone() {
    const inner = Request.#of(this);
    if (isUnusable(inner.body)) throw new TypeError('unusable');
    const copy = inner.copy();
    copy.body = inner.body === null ? null : inner.body.clone();
    return new Request(copy);
  }

  [kInspect](depth, options) {
    const facts = {};
    for (const name of ['method', 'url', 'headers', 'destination', 'referrer', 'referrerPolicy', 'mode',
      'credentials', 'cache', 'redirect', 'integrity', 'keepalive', 'isReloadNavigation',
      'isHistoryNavigation', 'signal']) facts[name] = this[name];
    const depthLeft = options.depth === null ? null : options.depth ?? 2;
    return `Request ${require('internal/util/inspect').inspect(facts, { ...options, depth: depthLeft })}`;
  }
}

mixIn(Request, innerOf);
finishClass(Request);

function parseUrl(input) {
  const text = `${input}`;
  let url;
  try {
    url = new URL(text);
  } catch (error) {
    throw new TypeError(`Failed to parse URL from ${text}`, { cause: error });
  }
  if (url.username || url.password) {
    throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${text}`);
  }
  return url;
}

// In the order in which undici looks at them, which decides about the error when several are wrong.
function readOptions(inner, options) {
  const where = 'Request constructor';
  if (options.window !== undefined && options.window !== null) {
    throw new TypeError(`'window' option '${options.window}' must be null`);
  }
  if (options.duplex !== undefined) oneOf(options.duplex, ['half'], where);
  if (options.referrer !== undefined) inner.referrer = referrerFrom(options.referrer);
  if (options.referrerPolicy !== undefined) {
    inner.referrerPolicy = oneOf(options.referrerPolicy, REFERRER_POLICIES, where);
  }
  if (options.mode !== undefined) {
    inner.mode = oneOf(options.mode, ['navigate', 'same-origin', 'no-cors', 'cors'], where);
    if (inner.mode === 'navigate') throw new TypeError(`${where}: invalid request mode navigate.`);
  }
  if (options.credentials !== undefined) {
    inner.credentials = oneOf(options.credentials, ['omit', 'same-origin', 'include'], where);
  }
  if (options.cache !== undefined) {
    inner.cache = oneOf(options.cache,
      ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'], where);
  }
  if (inner.cache === 'only-if-cached' && inner.mode !== 'same-origin') {
    throw new TypeError("'only-if-cached' can be set only with 'same-origin' mode");
  }
  if (options.redirect !== undefined) {
    inner.redirect = oneOf(options.redirect, ['follow', 'manual', 'error'], where);
  }
  if (options.integrity !== undefined) inner.integrity = `${options.integrity}`;
  if (options.keepalive !== undefined) inner.keepalive = Boolean(options.keepalive);
  if (options.method !== undefined) inner.method = methodFrom(byteString(options.method));
  readSignal(inner, options);
  if (options.headers !== undefined) {
    const headers = new HeadersList();
    fill(headers, options.headers);
    inner.headers = headers;
  }
}

function referrerFrom(value) {
  const text = `${value}`;
  if (text === '') return '';
  try {
    return new URL(text).href;
  } catch (error) {
    throw new TypeError(`Referrer "${text}" is not a valid URL.`, { cause: error });
  }
}

function methodFrom(method) {
  if (method === '' || /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/.test(method)) {
    throw new TypeError(`'${method}' is not a valid HTTP method.`);
  }
  const upper = method.toUpperCase();
  if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK') {
    throw new TypeError(`'${method}' HTTP method is unsupported.`);
  }
  return NORMALIZED.includes(upper) ? upper : method;
}

function readSignal(inner, { signal }) {
  if (signal === undefined) return;
  if (signal !== null && (typeof signal !== 'object' || typeof signal.aborted !== 'boolean' ||
      typeof signal.addEventListener !== 'function')) {
    throw new TypeError("Failed to construct 'Request': member signal is not of type AbortSignal.");
  }
  inner.signal = signal;
}

function readBody(inner, source, options) {
  const given = options.body;
  const isGiven = given !== undefined && given !== null;
  const inputBody = source === undefined ? null : source.body;
  if ((isGiven || inputBody !== null) && (inner.method === 'GET' || inner.method === 'HEAD')) {
    throw new TypeError('Request with GET/HEAD method cannot have body.');
  }
  if (!isGiven) {
    if (inputBody !== null) takeOver(inner, source);
    return;
  }
  const { body, type } = extract(given, inner.keepalive);
  if (body.bytes === null && options.duplex === undefined) {
    throw new TypeError('RequestInit: duplex option is required when sending a body.');
  }
  if (type !== null && !inner.headers.has('content-type')) inner.headers.append('content-type', type);
  inner.body = body;
}

// The body goes from one request to the other, and is used up for the first.
function takeOver(inner, source) {
  const { body } = source;
  if (isUnusable(body)) {
    throw new TypeError('Cannot construct a Request with a Request object that has already been used.');
  }
  if (body.stream === null) {
    inner.body = new Body(body.bytes, null);
    body.isUsed = true;
    return;
  }
  const { createTransform } = require('internal/webstreams/transform');
  const { pipe } = require('internal/webstreams/pipe');
  const passing = createTransform({ transform(chunk, controller) { controller.enqueue(chunk); } });
  const { handled } = require('internal/webstreams/util');
  handled(pipe(body.stream, passing.writable, {}));
  inner.body = new Body(body.bytes, passing.readable);
}

module.exports = { Request, innerOf };
