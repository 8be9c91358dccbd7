'use strict';
// Response: https://fetch.spec.whatwg.org/#response-class.

const {
  byteString, checkCount, dictionary, finishClass, invalidThis, usvString,
} = require('internal/fetch/idl');
const { HeadersList, adopt, fill } = require('internal/fetch/headers');
const { extract, isUnusable, mixIn } = require('internal/fetch/body');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const NULL_BODY = [101, 103, 204, 205, 304];
const REDIRECTS = [301, 302, 303, 307, 308];

/** A response as the standard's algorithms see it. */
class Inner {
  constructor(status = 200, statusText = '') {
    this.type = 'default';
    this.status = status;
    this.statusText = statusText;
    this.headers = new HeadersList();
    this.body = null;
    this.url = '';
    this.redirected = false;
    this.isImmutable = false;
  }
}

let innerOf;

class Response {
  #inner;
  #headers;

  static {
    innerOf = (value) => (typeof value === 'object' && value !== null && #inner in value ?
      value.#inner : undefined);
  }

  constructor(body = null, init = {}) {
    if (body instanceof Inner) {
      this.#inner = body;
      return;
    }
    const options = dictionary(init, 'undefined');
    const inner = new Inner();
    const extracted = body === null ? null : extract(body);
    this.#inner = inner;
    initialize(inner, options, extracted);
  }

  static error() {
    const inner = new Inner(0);
    inner.type = 'error';
    inner.isImmutable = true;
    return new Response(inner);
  }

  static json(data, init = {}) {
    checkCount(arguments.length, 1, 'Response.json');
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError('Value is not JSON serializable');
    const { body } = extract(text);
    const inner = new Inner();
    initialize(inner, dictionary(init, 'Response.json'), { body, type: 'application/json' });
    return new Response(inner);
  }

  static redirect(url, status = 302) {
    checkCount(arguments.length, 1, 'Response.redirect');
    const text = usvString(url);
    let target;
    try {
      target = new URL(text);
    } catch (error) {
      throw new TypeError(`Failed to parse URL from ${text}`, { cause: error });
    }
    const code = toShort(status);
    if (!REDIRECTS.includes(code)) throw new RangeError(`Invalid status code ${code}`);
    const inner = new Inner(code);
    inner.isImmutable = true;
    inner.headers.append('location', target.href);
    return new Response(inner);
  }

  static #of(value) {
    const inner = innerOf(value);
    if (inner === undefined) throw invalidThis();
    return inner;
  }

  get type() { return Response.#of(this).type; }

  get url() {
    const { url } = Response.#of(this);
    const hash = url.indexOf('#');
    return hash === -1 ? url : url.slice(0, hash);
  }

  get redirected() { return Response.#of(this).redirected; }
  get status() { return Response.#of(this).status; }

  get ok() {
    const { status } = Response.#of(this);
    return status >= 200 && status <= 299;
  }

  get statusText() { return Response.#of(this).statusText; }

  get headers() {
    const { headers, isImmutable } = Response.#of(this);
    return this.#headers ??= adopt(headers, isImmutable);
  }

  clone() {
    const inner = Response.#of(this);
    if (isUnusable(inner.body)) throw new TypeError('Response.clone: Body has already been consumed.');
    const copy = Object.assign(new Inner(), inner);
    copy.headers = inner.headers.copy();
    copy.body = inner.body === null ? null : inner.body.clone();
    return new Response(copy);
  }

  [kInspect](depth, options) {
    const facts = {};
    for (const name of ['status', 'statusText', 'headers', 'body', 'bodyUsed', 'ok', 'redirected', 'type',
      'url']) {
      facts[name] = this[name];
    }
    const depthLeft = options.depth === null ? null : options.depth ?? 2;
    return `Response ${require('internal/util/inspect').inspect(facts, { ...options, depth: depthLeft })}`;
  }
}

mixIn(Response, innerOf);
finishClass(Response, ['error', 'json', 'redirect']);

function toShort(value) {
  return Math.trunc(+value) & 0xffff;
}

function initialize(inner, options, extracted) {
  if (options.status !== undefined) {
    const status = toShort(options.status);
    if (status < 200 || status > 599) {
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    }
    inner.status = status;
  }
  if (options.statusText !== undefined) {
    const text = byteString(options.statusText);
    if (/[^\t\u0020-\u007e\u0080-\u00ff]/.test(text)) throw new TypeError('Invalid statusText');
    inner.statusText = text;
  }
  if (options.headers !== undefined) fill(inner.headers, options.headers);
  if (extracted === null) return;
  if (NULL_BODY.includes(inner.status)) {
    throw new TypeError(`Response constructor: Invalid response status code ${inner.status}`);
  }
  inner.body = extracted.body;
  const { type } = extracted;
  if (type !== null && !inner.headers.has('content-type')) inner.headers.append('content-type', type);
}

module.exports = { Inner, NULL_BODY, REDIRECTS, Response, innerOf };
