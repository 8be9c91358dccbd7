'use strict';
// There is no inspector; the module's shape is here because programs ask whether one is connected
// (https://nodejs.org/docs/latest-v22.x/api/inspector.html).

const EventEmitter = require('events');
const { codes } = require('internal/errors');

function unavailable() {
  throw new codes.ERR_INSPECTOR_NOT_AVAILABLE();
}

/** A session that can be made, and not connected. */
class Session extends EventEmitter {
  connect() { unavailable(); }
  connectToMainThread() { unavailable(); }
  post() {
    const error = new Error('Session is not connected');
    error.code = 'ERR_INSPECTOR_NOT_CONNECTED';
    throw error;
  }
  disconnect() {}
}

const Network = {};
for (const name of ['requestWillBeSent', 'responseReceived', 'loadingFinished', 'loadingFailed']) {
  Network[name] = function() {};
}

module.exports = {
  open: unavailable,
  close() {},
  url() { return undefined; },
  waitForDebugger() {
    const error = new Error('Inspector is not active');
    error.code = 'ERR_INSPECTOR_NOT_ACTIVE';
    throw error;
  },
  get console() { return require('console'); },
  Session,
  Network,
};
