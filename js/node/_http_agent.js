'use strict';
// http.Agent (https://nodejs.org/api/http.html#class-httpagent): sockets at work, sockets kept for the
// next request, and requests that wait for one, each list under the name of where it leads.

const EventEmitter = require('events');
const { validateNumber, validateOneOf, validateString } = require('internal/validators');

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  EventEmitter.call(this);
  this.defaultPort = 80;
  this.protocol = 'http:';
  this.options = { __proto__: null, ...options };
  if (this.options.noDelay === undefined) this.options.noDelay = true;
  // Otherwise a request's path would be taken for that of a socket.
  this.options.path = null;
  this.requests = Object.create(null);
  this.sockets = Object.create(null);
  this.freeSockets = Object.create(null);
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  const buffer = this.options.agentKeepAliveTimeoutBuffer;
  this.agentKeepAliveTimeoutBuffer = Number.isFinite(buffer) && buffer >= 0 ? buffer : 1000;
  this.totalSocketCount = 0;
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets === undefined) this.maxTotalSockets = Infinity;
  else validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  this.on('free', takeBack);
}
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = Infinity;

Agent.prototype.createConnection = function(...args) {
  return require('net').createConnection(...args);
};

Agent.prototype.getName = function getName(options = {}) {
  let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
  if (options.family === 4 || options.family === 6) name += `:${options.family}`;
  if (options.socketPath) name += `:${options.socketPath}`;
  return name;
};

// ---- requests ------------------------------------------------------------------------------------

/** Finds a socket for a request: one that is free, a new one, or the next to become free. */
Agent.prototype.addRequest = function addRequest(req, options, port, localAddress) {
  // An old form: addRequest(req, host, port, localAddress).
  if (typeof options === 'string') options = { host: options, port, localAddress };
  options = { ...options, ...this.options };
  if (options.socketPath) options.path = options.socketPath;
  nameServer(options, req);
  const name = this.getName(options);
  const busy = this.sockets[name] ??= [];
  const socket = takeFree(this, name);
  if (socket !== undefined) {
    this.reuseSocket(socket, req);
    busy.push(socket);
    assign(this, req, socket);
    return;
  }
  if (busy.length < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
    this.createSocket(req, options, (error, made) => {
      if (error) req.onSocket(made, error);
      else assign(this, req, made);
    });
    return;
  }
  req._agentOptions = options;
  (this.requests[name] ??= []).push(req);
};

// For TLS: which of a server's names is meant.
function nameServer(options, req) {
  if (options.servername || options.servername === '') return;
  let name = options.host;
  const field = req.getHeader('host');
  if (field) {
    validateString(field, 'options.headers.host');
    const bracket = field.startsWith('[') ? field.indexOf(']') : -1;
    name = bracket === -1 ? field.split(':', 1)[0] : field.slice(1, bracket);
  }
  options.servername = require('net').isIP(name) ? '' : name;
}

function takeFree(agent, name) {
  const free = agent.freeSockets[name];
  if (free === undefined) return undefined;
  let socket;
  // One whose end has been seen but not told of yet is of no use.
  do {
    socket = agent.scheduling === 'fifo' ? free.shift() : free.pop();
  } while (socket !== undefined && (socket.destroyed || !socket.writable));
  if (free.length === 0) delete agent.freeSockets[name];
  return socket;
}

function assign(agent, req, socket) {
  req.onSocket(socket);
  const usual = agent.options.timeout || 0;
  if (req.timeout === undefined || req.timeout === usual) return;
  socket.setTimeout(req.timeout);
}

Agent.prototype.createSocket = function createSocket(req, options, callback) {
  options = { ...options, ...this.options };
  if (options.socketPath) options.path = options.socketPath;
  nameServer(options, req);
  const name = this.getName(options);
  options._agentKey = name;
  options.encoding = null;
  if (this.keepAlive) {
    options.keepAlive = true;
    options.keepAliveInitialDelay = this.keepAliveMsecs;
  }
  let created = false;
  const onCreated = (error, socket) => {
    if (created) return;
    created = true;
    if (error) return callback(error);
    (this.sockets[name] ??= []).push(socket);
    this.totalSocketCount++;
    watch(this, socket, options);
    callback(null, socket);
  };
  const socket = this.createConnection(options, onCreated);
  if (socket) onCreated(null, socket);
};

// ---- sockets -------------------------------------------------------------------------------------

// The listeners that a socket has as long as it is the agent's.
function watch(agent, socket, options) {
  const onFree = () => agent.emit('free', socket, options);
  const onClose = () => {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  };
  // Only a socket that nobody uses is closed for its idleness; else its request hears of it.
  const onTimeout = () => {
    for (const name of Object.keys(agent.freeSockets)) {
      if (agent.freeSockets[name].includes(socket)) return socket.destroy();
    }
  };
  const onRemove = () => {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
    socket.removeListener('close', onClose);
    socket.removeListener('free', onFree);
    socket.removeListener('timeout', onTimeout);
    socket.removeListener('agentRemove', onRemove);
  };
  socket.on('free', onFree);
  socket.on('close', onClose);
  socket.on('timeout', onTimeout);
  socket.on('agentRemove', onRemove);
}

// A socket has become free: the next request has it, or the list of free ones, or nobody.
function takeBack(socket, options) {
  const name = this.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const waiting = this.requests[name];
  if (waiting !== undefined && waiting.length > 0) {
    const next = waiting.shift();
    if (waiting.length === 0) delete this.requests[name];
    assign(this, next, socket);
    return;
  }
  const req = socket._httpMessage;
  if (!req || !req.shouldKeepAlive || !this.keepAlive) {
    socket.destroy();
    return;
  }
  const free = this.freeSockets[name] || [];
  const count = free.length + (this.sockets[name]?.length ?? 0);
  if (this.totalSocketCount > this.maxTotalSockets || count > this.maxSockets ||
      free.length >= this.maxFreeSockets || !this.keepSocketAlive(socket)) {
    socket.destroy();
    return;
  }
  this.freeSockets[name] = free;
  socket._httpMessage = null;
  this.removeSocket(socket, options);
  socket.once('error', onFreeError);
  free.push(socket);
}

function onFreeError() {
  this.destroy();
  this.emit('agentRemove');
}

Agent.prototype.keepSocketAlive = function keepSocketAlive(socket) {
  socket.setKeepAlive(true, this.keepAliveMsecs);
  socket.unref();
  let timeout = this.options.timeout || 0;
  // The server's own word for how long it waits (RFC 2068 section 19.7.1).
  const hint = keepAliveHint(socket._httpMessage?.res);
  if (hint !== null) {
    // A little less, lest a request meet the server's closing half way.
    const milliseconds = hint[1] * 1000 - this.agentKeepAliveTimeoutBuffer;
    if (milliseconds <= 0) return false;
    if (milliseconds < timeout) timeout = milliseconds;
  }
  if (socket.timeout !== timeout) socket.setTimeout(timeout);
  return true;
};

// Headers that nobody has asked for so far need not be made for this.
function keepAliveHint(res) {
  if (!res) return null;
  if (res._head) return /^keep-alive:[ \t]*timeout=(\d+)/im.exec(res._head);
  return /^timeout=(\d+)/.exec(res.headers['keep-alive'] ?? '');
}

Agent.prototype.reuseSocket = function reuseSocket(socket, req) {
  socket.removeListener('error', onFreeError);
  req.reusedSocket = true;
  socket.ref();
};

function drop(lists, name, socket) {
  const list = lists[name];
  if (list === undefined) return;
  const at = list.indexOf(socket);
  if (at === -1) return;
  list.splice(at, 1);
  if (list.length === 0) delete lists[name];
}

Agent.prototype.removeSocket = function removeSocket(socket, options) {
  const name = this.getName(options);
  drop(this.sockets, name, socket);
  if (!socket.writable) drop(this.freeSockets, name, socket);
  const req = nextWaiting(this, name);
  if (req === undefined) return;
  const waitingOptions = req._agentOptions;
  req._agentOptions = undefined;
  this.createSocket(req, waitingOptions, (error, made) => {
    if (error) req.onSocket(null, error);
    else made.emit('free');
  });
};

// The request that gets a socket made for it now that there is room: the same way first, else one whose way
// has no socket that could become free.
function nextWaiting(agent, name) {
  let waiting = agent.requests[name];
  if (waiting === undefined) {
    for (const other of Object.keys(agent.requests)) {
      if (agent.sockets[other]?.length > 0) break;
      waiting = agent.requests[other];
      break;
    }
  }
  const req = waiting?.[0];
  return req !== undefined && req._agentOptions !== undefined ? req : undefined;
}

Agent.prototype.destroy = function destroy() {
  for (const lists of [this.freeSockets, this.sockets]) {
    for (const name of Object.keys(lists)) {
      for (const socket of lists[name].slice()) socket.destroy();
    }
  }
};

module.exports = { Agent };

require('internal/globals').lazy(module.exports, 'globalAgent', () => (
  new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 })), true);
