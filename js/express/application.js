'use strict';
// The application object: settings, mounting, the routes of its own router, rendering, listening.
// Follows the Application page of expressjs.com 5.x.

const http = require('http');
const EventEmitter = require('events');
const { compileETag, compileQueryParser, compileTrust } = require('express/settings');
const { isOwn, addNothing, shapeOf, setPoweredBy } = require('express/fields');
const Router = require('express/router');
const { addHandlers } = require('express/route');
const { walkApplication } = require('express/walk');

// Marks that 'trust proxy' was never set, so that a mounted application takes its parent's.
const TRUST_PROXY_DEFAULT = '@@symbol:trust_proxy_default';

const { setPrototypeOf } = Object;

// An application is a function and an event emitter, by inheritance rather than by copying forty methods.
const emitterAndFunction = Object.create(Function.prototype, ownMethods(EventEmitter.prototype));
const app = module.exports = Object.create(emitterAndFunction);

function ownMethods(prototype) {
  const descriptors = Object.getOwnPropertyDescriptors(prototype);
  delete descriptors.constructor;
  return descriptors;
}

app.init = function init() {
  this.cache = Object.create(null);
  this.engines = Object.create(null);
  this.settings = Object.create(null);
  this.defaultConfiguration();
};

app.defaultConfiguration = function defaultConfiguration() {
  const env = process.env.NODE_ENV || 'development';
  this.enable('x-powered-by');
  this.set('etag', 'weak');
  this.set('env', env);
  this.set('query parser', 'simple');
  this.set('subdomain offset', 2);
  this.set('trust proxy', false);
  markTrustDefault(this.settings, true);
  this.on('mount', inheritFrom);
  this.locals = Object.create(null);
  this.mountpath = '/';
  this.locals.settings = this.settings;
  deferViewClass(this.settings);
  this.set('views', require('path').resolve('views'));
  this.set('jsonp callback name', 'callback');
  if (env === 'production') this.enable('view cache');
};

function markTrustDefault(settings, value) {
  Object.defineProperty(settings, TRUST_PROXY_DEFAULT, { configurable: true, value });
}

// The View class is a setting like any other, but not worth loading before the first view.
function deferViewClass(settings) {
  const become = (value) => Object.defineProperty(settings, 'view', {
    value, writable: true, enumerable: true, configurable: true
  });
  Object.defineProperty(settings, 'view', {
    configurable: true,
    enumerable: true,
    get: () => require('express/view'),
    set: become
  });
}

function inheritFrom(parent) {
  const { settings } = this;
  if (settings[TRUST_PROXY_DEFAULT] === true && typeof parent.settings['trust proxy fn'] === 'function') {
    delete settings['trust proxy'];
    delete settings['trust proxy fn'];
  }
  setPrototypeOf(this.request, parent.request);
  setPrototypeOf(this.response, parent.response);
  setPrototypeOf(this.engines, parent.engines);
  setPrototypeOf(settings, parent.settings);
}

// The router takes the routing settings of the moment it is first needed; from then on it is a plain
// property of the application.
Object.defineProperty(app, 'router', {
  configurable: true,
  enumerable: true,
  get() {
    const value = new Router({
      caseSensitive: this.enabled('case sensitive routing'),
      strict: this.enabled('strict routing')
    });
    Object.defineProperty(this, 'router', { value, configurable: true, enumerable: true, writable: true });
    return value;
  }
});

app.handle = function handle(req, res, callback) {
  if (this.settings['x-powered-by']) setPoweredBy(res);
  if (!isOwn) req._res = res;
  if (res.req !== req) res.req = req;
  if (req.app !== this) setPrototypeOf(req, this.request);
  if (res.app !== this) setPrototypeOf(res, this.response);
  if (callback) this.router.handle(req, res, callback);
  else walkApplication(this, this.router, req, res);
};

app.use = function use(first) {
  let probe = first;
  while (Array.isArray(probe) && probe.length > 0) probe = probe[0];
  const hasPath = typeof probe !== 'function';
  const path = hasPath ? first : '/';
  const handlers = Array.prototype.slice.call(arguments, hasPath ? 1 : 0).flat(Infinity);
  if (handlers.length === 0) throw new TypeError('app.use() requires a middleware function');
  const { router } = this;
  for (const handler of handlers) {
    if (handler && handler.handle && handler.set) mount(this, router, path, handler);
    else router.use(path, handler);
  }
  return this;
};

function mount(parent, router, path, child) {
  child.mountpath = path;
  child.parent = parent;
  router.use(path, function mounted_app(req, res, next) {
    const outer = req.app;
    child.handle(req, res, (error) => {
      setPrototypeOf(req, outer.request);
      setPrototypeOf(res, outer.response);
      next(error);
    });
  });
  child.emit('mount', parent);
}

app.route = function route(path) {
  return this.router.route(path);
};

app.engine = function engine(extension, fn) {
  if (typeof fn !== 'function') throw new Error('callback function required');
  this.engines[extension[0] === '.' ? extension : '.' + extension] = fn;
  return this;
};

app.param = function param(name, fn) {
  if (Array.isArray(name)) {
    for (const one of name) this.param(one, fn);
    return this;
  }
  this.router.param(name, fn);
  return this;
};

app.set = function set(name, value) {
  const { settings } = this;
  if (arguments.length === 1) return settings[name];
  settings[name] = value;
  if (name === 'etag') {
    settings['etag fn'] = compileETag(value);
  } else if (name === 'query parser') {
    settings['query parser fn'] = compileQueryParser(value);
  } else if (name === 'trust proxy') {
    settings['trust proxy fn'] = compileTrust(value);
    markTrustDefault(settings, false);
  }
  return this;
};

app.path = function path() {
  return this.parent ? this.parent.path() + this.mountpath : '';
};

app.enabled = function enabled(name) {
  return Boolean(this.set(name));
};

app.disabled = function disabled(name) {
  return !this.set(name);
};

app.enable = function enable(name) {
  return this.set(name, true);
};

app.disable = function disable(name) {
  return this.set(name, false);
};

app.all = function all(path) {
  const route = this.route(path);
  for (const name of http.METHODS) addHandlers(route, name.toLowerCase(), arguments, 1);
  return this;
};

for (const name of http.METHODS) {
  const method = name.toLowerCase();
  app[method] = Router.prototype[method];
}

app.get = function (path) {
  if (arguments.length === 1) return this.set(path);
  addHandlers(this.route(path), 'get', arguments, 1);
  return this;
};

app.render = function render(name, options, callback) {
  require('express/view').renderFor(this, name, options, callback);
};

// Requests and responses that have the application's prototypes from the start.
function messageClasses({ request, response }) {
  function IncomingMessage(socket) {
    http.IncomingMessage.call(this, socket);
  }
  function ServerResponse(req, options) {
    http.ServerResponse.call(this, req, options);
  }
  IncomingMessage.prototype = request;
  ServerResponse.prototype = response;
  addNothing(IncomingMessage, ServerResponse);
  return { IncomingMessage, ServerResponse };
}

app.listen = function listen(...args) {
  const server = http.createServer(messageClasses(this), this);
  if (isOwn) server._routedShape = shapeOf(this.request);
  const last = args.length - 1;
  if (typeof args[last] === 'function') {
    const callback = args[last];
    let called = false;
    const once = function (error) {
      if (called) return;
      called = true;
      callback.call(this, error);
    };
    args[last] = function () { once.call(this); };
    server.once('error', once);
  }
  return server.listen(...args);
};
