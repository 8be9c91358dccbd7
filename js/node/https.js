'use strict';
// https://nodejs.org/api/https.html: http over TLS. A server of it is a tls.Server whose secure connections
// are handed to http's native half; a client is http's with sockets of tls.connect.

const { lazy } = require('internal/globals');
const { Server } = require('internal/https/server');

function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

function isUrl(value) {
  return typeof value === 'object' && value !== null && Boolean(value.href && value.protocol) &&
    value.auth === undefined && value.path === undefined;
}

// (url, options, callback), (options, callback)
function request(...args) {
  const { URL, urlToHttpOptions } = require('url');
  let options = {};
  if (typeof args[0] === 'string') options = urlToHttpOptions(new URL(args.shift()));
  else if (isUrl(args[0])) options = urlToHttpOptions(args.shift());
  if (args[0] && typeof args[0] !== 'function') Object.assign(options, args.shift());
  options._defaultAgent = https.globalAgent;
  const { ClientRequest } = require('_http_client');
  return new ClientRequest(options, ...args);
}

const https = {
  Server,
  createServer,
  get(input, options, callback) {
    const req = request(input, options, callback);
    req.end();
    return req;
  },
  request,
};

lazy(https, 'Agent', () => require('internal/https/agent').Agent, true);
lazy(https, 'globalAgent', () => require('internal/https/agent').globalAgent(), true);

module.exports = https;
