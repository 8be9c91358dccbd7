'use strict';
// fetch(): https://fetch.spec.whatwg.org/#fetching, as far as it applies to a program that is no page: no
// CORS checks, no cookies of its own, no cache. Failures are what Node's have: TypeError with a cause.

const { checkCount } = require('internal/fetch/idl');
const { Request, innerOf } = require('internal/fetch/request');
const { Inner, NULL_BODY, REDIRECTS, Response } = require('internal/fetch/response');
const { Body } = require('internal/fetch/body');

const MOST_REDIRECTS = 20;

// https://fetch.spec.whatwg.org/#bad-port
const BAD_PORTS = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103,
  104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514,
  515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723,
  2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

function networkError(cause) {
  return new TypeError('fetch failed', { cause });
}

/** One call of fetch(): the request as it stands, which redirects change, and the exchange that runs. */
class Fetching {
  constructor(request) {
    this.request = request;
    this.urls = [request.url];
    this.origin = request.url.origin;
    this.isCrossOrigin = false;
    this.exchange = null;
    this.response = null;         // the record of the response, once it is there
    this.isAborted = false;
    this.reject = undefined;
    this.onAbort = undefined;
  }

  /** Has the signal of the program break off whatever runs. */
  watch(signal) {
    if (signal === null) return;
    this.onAbort = () => this.abort(signal.reason);
    signal.addEventListener('abort', this.onAbort, { once: true });
  }

  unwatch() {
    if (this.onAbort !== undefined) this.request.signal.removeEventListener('abort', this.onAbort);
    this.onAbort = undefined;
  }

  abort(reason) {
    this.isAborted = true;
    this.reject(reason);
    const { body } = this.request;
    if (body !== null && body.stream !== null) require('internal/fetch/upload').cancel(body.stream, reason);
    if (this.exchange !== null) this.exchange.abort(reason);
  }

  async run() {
    for (;;) {
      const { url } = this.request;
      if (url.protocol === 'about:') throw new Error('about scheme is not supported');
      if (url.protocol === 'data:') return require('internal/fetch/schemes').fetchData(url);
      if (url.protocol === 'blob:') return require('internal/fetch/schemes').fetchBlob(this.request);
      if (url.protocol === 'file:') throw new Error('not implemented... yet...');
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('unknown scheme');
      if (url.port !== '' && BAD_PORTS.has(+url.port)) throw new Error('bad port');
      const response = await this.send();
      const next = this.redirection(response);
      if (next === null) return this.finish(response);
      response.discard();
      this.follow(next, response.status);
    }
  }

  async send() {
    const { send } = require('internal/fetch/exchange');
    this.exchange = send(this.request, this);
    return this.exchange.response;
  }

  // The URL to go to; null when the response is the answer.
  redirection(response) {
    if (!REDIRECTS.includes(response.status)) return null;
    const { redirect } = this.request;
    if (redirect === 'error') {
      response.discard();
      throw new Error('unexpected redirect');
    }
    const location = response.headers.get('location');
    if (redirect === 'manual' || location === null) return null;
    const next = new URL(location, this.request.url);
    if (next.hash === '') next.hash = this.request.url.hash;
    if (next.protocol !== 'http:' && next.protocol !== 'https:') {
      throw new Error('URL scheme must be a HTTP(S) scheme');
    }
    if (this.urls.length > MOST_REDIRECTS) throw new Error('redirect count exceeded');
    return next;
  }

  // https://fetch.spec.whatwg.org/#http-redirect-fetch
  follow(next, status) {
    const { request } = this;
    const { method, body, headers } = request;
    if (status !== 303 && body !== null && body.bytes === null) throw new Error('');
    if (((status === 301 || status === 302) && method === 'POST') ||
        (status === 303 && method !== 'GET' && method !== 'HEAD')) {
      request.method = 'GET';
      request.body = null;
      for (const name of ['content-encoding', 'content-language', 'content-location', 'content-type',
        'content-length']) headers.delete(name);
    } else if (body !== null) {
      request.body = new Body(body.bytes, null);
    }
    if (next.origin !== request.url.origin) {
      this.isCrossOrigin = true;
      for (const name of ['authorization', 'proxy-authorization', 'cookie', 'host']) headers.delete(name);
    }
    request.url = next;
    this.urls.push(next);
  }

  finish(response) {
    const inner = new Inner(response.status, response.statusText);
    inner.type = this.isCrossOrigin ? 'cors' : 'basic';
    inner.headers = response.headers;
    inner.url = this.request.url.href;
    inner.redirected = this.urls.length > 1;
    inner.isImmutable = true;
    if (this.request.method === 'HEAD' || NULL_BODY.includes(response.status)) {
      response.discard();
      this.unwatch();
    } else {
      inner.body = new Body(null, response.stream());
    }
    return inner;
  }
}

function fetch(input, init = undefined) {
  if (arguments.length === 0) {
    try {
      checkCount(0, 1, 'globalThis.fetch');
    } catch (error) {
      return Promise.reject(error);
    }
  }
  return new Promise((resolve, reject) => {
    const program = new Request(input, init);
    const { signal } = innerOf(program);
    if (signal?.aborted) {
      const { body } = innerOf(program);
      if (body !== null && body.stream !== null) {
        require('internal/fetch/upload').cancel(body.stream, signal.reason);
      }
      reject(signal.reason);
      return;
    }
    const inner = innerOf(program);
    const request = inner.copy();
    // What is sent is used up, also where it needs no stream.
    if (inner.body !== null && inner.body.stream === null) {
      request.body = new Body(inner.body.bytes, null);
      inner.body.isUsed = true;
    }
    const fetching = new Fetching(request);
    fetching.reject = reject;
    fetching.watch(signal);
    fetching.run().then((response) => resolve(new Response(response)), (error) => {
      fetching.unwatch();
      reject(networkError(error));
    });
  });
}

module.exports = { fetch };
