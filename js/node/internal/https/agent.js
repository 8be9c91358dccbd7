'use strict';
// https.Agent (https://nodejs.org/api/https.html#class-httpsagent): http's agent over TLS. Sockets are shared
// by requests whose options of TLS are the same, and sessions are kept to be resumed.

const HttpAgent = require('_http_agent').Agent;

const MOST_SESSIONS = 100;

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  HttpAgent.call(this, options);
  this.defaultPort = 443;
  this.protocol = 'https:';
  this.maxCachedSessions = this.options.maxCachedSessions ?? MOST_SESSIONS;
  this._sessionCache = { map: {}, list: [] };
}
Object.setPrototypeOf(Agent.prototype, HttpAgent.prototype);
Object.setPrototypeOf(Agent, HttpAgent);

Agent.prototype.createConnection = function createConnection(port, host, options) {
  if (port !== null && typeof port === 'object') options = port;
  else if (host !== null && typeof host === 'object') options = { ...host };
  else options = options === null || typeof options !== 'object' ? {} : { ...options };
  if (typeof port === 'number') options.port = port;
  if (typeof host === 'string') options.host = host;
  const key = options._agentKey;
  const session = key ? this._getSession(key) : undefined;
  if (session !== undefined) options = { session, ...options };
  const socket = require('internal/tls/connect').connect(options);
  if (this.listenerCount('keylog') > 0) socket.on('keylog', (line) => this.emit('keylog', line, socket));
  if (key) {
    socket.on('session', (fresh) => this._cacheSession(key, fresh));
    // What failed may have failed because of the session.
    socket.once('close', (hadError) => {
      if (hadError) this._evictSession(key);
    });
  }
  return socket;
};

// The options that tell connections apart, in the order of Node's names; some count when they are set at all.
const PLAIN = ['ca', 'cert', 'clientCertEngine', 'ciphers', 'key', 'pfx'];
const VERSIONS = ['minVersion', 'maxVersion', 'secureProtocol', 'crl'];

Agent.prototype.getName = function getName(options = {}) {
  const plain = (name) => options[name] || '';
  const present = (name) => (options[name] === undefined ? '' : options[name]);
  const { host, servername, sigalgs } = options;
  return [
    HttpAgent.prototype.getName.call(this, options),
    ...PLAIN.map(plain),
    present('rejectUnauthorized'),
    servername && servername !== host ? servername : '',
    ...VERSIONS.map(plain),
    present('honorCipherOrder'),
    plain('ecdhCurve'),
    plain('dhparam'),
    present('secureOptions'),
    plain('sessionIdContext'),
    sigalgs ? JSON.stringify(sigalgs) : '',
    plain('privateKeyIdentifier'),
    plain('privateKeyEngine'),
  ].join(':');
};

Agent.prototype._getSession = function _getSession(key) {
  return this._sessionCache.map[key];
};

Agent.prototype._cacheSession = function _cacheSession(key, session) {
  if (this.maxCachedSessions === 0) return;
  const { map, list } = this._sessionCache;
  if (map[key] === undefined) {
    if (list.length >= this.maxCachedSessions) delete map[list.shift()];
    list.push(key);
  }
  map[key] = session;
};

Agent.prototype._evictSession = function _evictSession(key) {
  const { map, list } = this._sessionCache;
  const at = list.indexOf(key);
  if (at === -1) return;
  list.splice(at, 1);
  delete map[key];
};

function globalAgent() {
  return new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });
}

module.exports = { Agent, globalAgent };
