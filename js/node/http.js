'use strict';
// https://nodejs.org/api/http.html

const common = require('_http_common');
const { Server, ServerResponse, _connectionListener } = require('_http_server');
const { IncomingMessage } = require('_http_incoming');
const { OutgoingMessage } = require('_http_outgoing');
const { lazy } = require('internal/globals');

function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

const http = {
  _connectionListener,
  METHODS: common.METHODS,
  STATUS_CODES: common.STATUS_CODES,
  IncomingMessage,
  OutgoingMessage,
  Server,
  ServerResponse,
  createServer,
  validateHeaderName: common.validateHeaderName,
  validateHeaderValue: common.validateHeaderValue,
  setMaxIdleHTTPParsers(max) {
    require('internal/validators').validateInteger(max, 'max', 1);
    common.parsers.max = max;
  },
  get(url, options, callback) {
    const req = request(url, options, callback);
    req.end();
    return req;
  },
  request,
  // Another agent that is put here serves all requests that name none.
  get globalAgent() {
    return require('_http_agent').globalAgent;
  },
  set globalAgent(agent) {
    require('_http_agent').globalAgent = agent;
  },
};

function request(url, options, callback) {
  return new http.ClientRequest(url, options, callback);
}

lazy(http, 'maxHeaderSize', common.maxHeaderSize, true);
for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent']) lazy(http, name, () => globalThis[name], true);
lazy(http, 'ClientRequest', () => require('_http_client').ClientRequest, true);
lazy(http, 'Agent', () => require('_http_agent').Agent, true);

module.exports = http;
