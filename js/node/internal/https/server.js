'use strict';
// https.Server (https://nodejs.org/api/https.html#class-httpsserver): a tls.Server with http.Server's ways.
// Its listener is net's; each connection goes over to http's native half when its handshake is through.

const http = native('http');
const net = require('internal/net/server');
const HttpServer = require('_http_server').Server;
const { begin, storeOptions, takeIn } = require('_http_server');
const TlsServer = require('internal/tls/server').Server;
const { validateObject } = require('internal/validators');

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options === undefined || options === null) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  const own = { ...options };
  // What an HTTP server speaks, unless it says otherwise.
  if (!own.ALPNProtocols && !own.ALPNCallback) own.ALPNProtocols = ['http/1.1'];
  storeOptions(this, own);
  TlsServer.call(this, { noDelay: true, ...own });
  this.on('secureConnection', (socket) => takeIn(this, socket));
  if (requestListener) this.on('request', requestListener);
  this.on('tlsClientError', (error, socket) => {
    if (!this.emit('clientError', error, socket)) socket.destroy(error);
  });
}
Object.setPrototypeOf(Server.prototype, TlsServer.prototype);
Object.setPrototypeOf(Server, TlsServer);

// http.Server's methods and settings, but for what an own listener changes.
const own = Object.getOwnPropertyDescriptors(HttpServer.prototype);
delete own.constructor;
for (const name of Reflect.ownKeys(own)) Object.defineProperty(Server.prototype, name, own[name]);

Server.prototype._accept = function() {
  begin(this, http.open());
};

Server.prototype._release = function(id) {
  this.closeIdleConnections();
  net.Server.prototype._release.call(this, id);
  http.close(this._native);
};

Server.prototype._hasConnections = function() {
  return this._native !== -1 || this._closing > 0 || this._connections > 0;
};

Server.prototype._descriptor = net.Server.prototype._descriptor;

Server.prototype.getConnections = net.Server.prototype.getConnections;

module.exports = { Server };
