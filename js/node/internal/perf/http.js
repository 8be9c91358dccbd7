'use strict';
// Entries of the type 'http' (https://nodejs.org/api/perf_hooks.html#http-http-details): a request of the client until
// its response begins, one of the server until its response is out. They come from the diagnostics channels of http,
// from the first observer of the type on; without one nobody measures anything.

const { subscribe } = require('diagnostics_channel');
const { nodeEntry, now, observers } = require('internal/perf/entries');

const starts = new WeakMap();     // request → when it began

function begin({ request }) {
  starts.set(request, now());
}

function end(name, request, describe) {
  const startTime = starts.get(request);
  if (startTime === undefined) return;
  starts.delete(request);
  if (observers.enqueue === null) return;
  observers.enqueue(nodeEntry(name, 'http', startTime, now() - startTime, describe()));
}

function endOfClient({ request, response }) {
  end('HttpClient', request, () => ({
    req: {
      method: request.method,
      url: `${request.protocol}//${request.host}${request.path}`,
      headers: request.getHeaders(),
    },
    res: describe(response, response.headers),
  }));
}

function endOfServer({ request, response }) {
  end('HttpRequest', request, () => ({
    req: { method: request.method, url: request.url, headers: request.headers },
    res: describe(response, response.getHeaders()),
  }));
}

function describe({ statusCode, statusMessage }, headers) {
  return { statusCode, statusMessage, headers };
}

let isWatching = false;

/** Has entries made from now on. */
function watch() {
  if (isWatching) return;
  isWatching = true;
  subscribe('http.client.request.start', begin);
  subscribe('http.client.response.finish', endOfClient);
  subscribe('http.server.request.start', begin);
  subscribe('http.server.response.finish', endOfServer);
}

module.exports = { watch };
