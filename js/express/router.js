'use strict';
// express.Router: a stack of layers to be walked (express/walk), filled by use(), route() and the HTTP
// methods. A router is itself a handler function. Follows the Router pages of expressjs.com 5.x.

const { METHODS } = require('http');
const Layer = require('express/layer');
const { Route, addHandlers } = require('express/route');
const { walkRouter } = require('express/walk');

function Router(options) {
  const router = function (req, res, next) {
    router.handle(req, res, next);
  };
  Object.setPrototypeOf(router, new.target === undefined ? Router.prototype : new.target.prototype);
  const given = options || {};
  router.caseSensitive = given.caseSensitive;
  router.mergeParams = given.mergeParams;
  router.strict = given.strict;
  router.params = {};
  router.stack = [];
  hide(router, '_index', null);
  hide(router, '_hasParamCallbacks', false);
  return router;
}

function hide(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

// Routers are functions and keep what functions have (call, apply, …).
Router.prototype = Object.create(Function.prototype, {
  constructor: { value: Router, writable: true, configurable: true }
});

Router.prototype.handle = function handle(req, res, callback) {
  if (!callback) throw new TypeError('argument callback is required');
  walkRouter(this, req, res, callback);
};

Router.prototype.param = function param(name, fn) {
  if (!name) throw new TypeError('argument name is required');
  if (typeof name !== 'string') throw new TypeError('argument name must be a string');
  if (!fn) throw new TypeError('argument fn is required');
  if (typeof fn !== 'function') throw new TypeError('argument fn must be a function');
  this._hasParamCallbacks = true;
  if (!Object.hasOwn(this.params, name)) this.params[name] = [];
  this.params[name].push(fn);
  return this;
};

// use() takes an optional path first; a list of handlers in its place is no path.
function startsWithHandler(first) {
  let probe = first;
  while (Array.isArray(probe) && probe.length > 0) probe = probe[0];
  return typeof probe === 'function';
}

Router.prototype.use = function use(first) {
  const hasPath = !startsWithHandler(first);
  const path = hasPath ? first : '/';
  const handlers = Array.prototype.slice.call(arguments, hasPath ? 1 : 0).flat(Infinity);
  if (handlers.length === 0) throw new TypeError('argument handler is required');
  for (const handle of handlers) {
    if (typeof handle !== 'function') throw new TypeError('argument handler must be a function');
    const options = { sensitive: this.caseSensitive, strict: false, end: false };
    this.stack.push(new Layer(path, options, handle));
  }
  return this;
};

Router.prototype.route = function route(path) {
  const made = new Route(path);
  const dispatch = function handle(req, res, next) {
    made.dispatch(req, res, next);
  };
  const options = { sensitive: this.caseSensitive, strict: this.strict, end: true };
  const layer = new Layer(path, options, dispatch);
  layer.route = made;
  this.stack.push(layer);
  return made;
};

// The paths of this router as plain data: one entry a path, with its methods or the router mounted there.
Router.prototype.listRoutes = function listRoutes() {
  const routes = [];
  for (const layer of this.stack) {
    const router = layer.route === undefined && Array.isArray(layer.handle.stack) ? layer.handle : undefined;
    if (layer.route === undefined && router === undefined) continue;
    for (const path of [].concat(layer.rawPath)) {
      routes.push({ path, methods: layer.route && layer.route._methods(true), router });
    }
  }
  return routes;
};

Router.prototype.all = function all(path) {
  addHandlers(this.route(path), undefined, arguments, 1);
  return this;
};

for (const name of METHODS) {
  const method = name.toLowerCase();
  Router.prototype[method] = function (path) {
    addHandlers(this.route(path), method, arguments, 1);
    return this;
  };
}

Router.Route = Route;
module.exports = Router;
