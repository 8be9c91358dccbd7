'use strict';
// https://nodejs.org/api/http.html

const common = require('_http_common');
const { Server, ServerResponse } = require('_http_server');
const { IncomingMessage } = require('_http_incoming');
const { OutgoingMessage } = require('_http_outgoing');
const { lazy } = require('internal/globals');

function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

const http = {
  METHODS: common.METHODS,
  STATUS_CODES: common.STATUS_CODES,
  IncomingMessage,
  OutgoingMessage,
  Server,
  ServerResponse,
  createServer,
  validateHeaderName: common.validateHeaderName,
  validateHeaderValue: common.validateHeaderValue,
  maxHeaderSize: 16 * 1024,
  setMaxIdleHTTPParsers(max) {
    require('internal/validators').validateInteger(max, 'max', 1);
    // There is no pool of parsers here; the number is only checked.
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

lazy(http, 'ClientRequest', () => require('_http_client').ClientRequest, true);
lazy(http, 'Agent', () => require('_http_agent').Agent, true);

module.exports = http;
