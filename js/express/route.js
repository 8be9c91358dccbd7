'use strict';
// A route: the handlers of one path, each for one method or for all of them. Walking them is kept apart
// from the router, so that a route of a single handler costs no walk at all.

const { METHODS } = require('http');

function Handler(method, handle) {
  this.handle = handle;
  this.name = handle.name || '<anonymous>';
  this.arity = handle.length;
  this.method = method;
  this.route = undefined;
  this.nextless = undefined;
}

// A handler written as `(req, res) => …` can't name a third argument, so no `next` need be made for it
// until it fails. Anything not plainly so (`arguments`, rest and default parameters, native or bound
// functions, a function with a patched toString) is taken to want one.
const TWO_PLAIN_PARAMETERS =
  /^(?:async\s+)?(?:function\b\s*[\w$]*\s*|[\w$]+\s*)?\(\s*(?:[\w$]+\s*(?:,\s*[\w$]+\s*)?)?\)/;
const REACHES_ARGUMENTS = /\barguments\b|\beval\b|\bnext\b|\[native code\]/;

function takesNoNext(fn) {
  if (fn.length > 2) return false;
  const source = Function.prototype.toString.call(fn);
  return TWO_PLAIN_PARAMETERS.test(source) && !REACHES_ARGUMENTS.test(source);
}

Handler.prototype.needsNoNext = function needsNoNext() {
  if (this.nextless === undefined) this.nextless = takesNoNext(this.handle);
  return this.nextless;
};

function Route(path) {
  this.path = path;
  this.stack = [];
  this.methods = Object.create(null);
  this._byMethod = null;
  this._compiledLength = 0;
}

Route.prototype._handlesMethod = function _handlesMethod(method) {
  return this._handlersFor(method) !== null;
};

// For Allow and for listings: HEAD is there wherever GET is.
Route.prototype._methods = function _methods(includeAll) {
  const names = [];
  for (const method of Object.keys(this.methods)) {
    if (method !== '_all') names.push(method.toUpperCase());
    else if (includeAll) names.push('*');
  }
  if (this.methods.get && !this.methods.head) names.push('HEAD');
  return names;
};

// The handlers a request of this method passes, in order, or null when there are none. Programs may
// edit route.stack, so a changed length drops what was remembered.
Route.prototype._handlersFor = function _handlersFor(method) {
  if (this._byMethod === null || this._compiledLength !== this.stack.length) {
    this._byMethod = Object.create(null);
    this._compiledLength = this.stack.length;
  }
  const known = this._byMethod[method];
  return known ? known : (this._byMethod[method] = selectHandlers(this, method));
};

function selectHandlers(route, method) {
  let name = String(method).toLowerCase();
  if (name === 'head' && !route.methods.head) name = 'get';
  if (!route.methods._all && !route.methods[name]) return null;
  const handlers = route.stack.filter((one) => one.method === undefined || one.method === name);
  return handlers.length === 0 ? null : handlers;
}

function callHandler(fn, req, res, next) {
  try {
    const result = fn(req, res, next);
    if (result && result !== res && typeof result.then === 'function') {
      forwardRejection(result, next);
    }
  } catch (error) {
    next(error);
  }
}

function callErrorHandler(fn, error, req, res, next) {
  try {
    const result = fn(error, req, res, next);
    if (result && result !== res && typeof result.then === 'function') forwardRejection(result, next);
  } catch (thrown) {
    next(thrown);
  }
}

function forwardRejection(promise, next) {
  promise.then(undefined, (error) => next(error || new Error('Rejected promise')));
}

function runHandlers(handlers, req, res, done) {
  if (handlers.length === 1) {
    const only = handlers[0];
    if (only.arity > 3) done();
    else callHandler(only.handle, req, res, done);
    return;
  }
  let at = 0;
  let sync = 0;
  // Named, so that it doesn't hold itself by a variable: that would be a reference cycle.
  (function next(error) {
    if (error === 'route') return done();
    if (error === 'router') return done(error);
    if (++sync > 100) {
      setImmediate(next, error);
      return undefined;
    }
    while (at < handlers.length) {
      const handler = handlers[at++];
      if (error ? handler.arity !== 4 : handler.arity > 3) continue;
      if (error) callErrorHandler(handler.handle, error, req, res, next);
      else callHandler(handler.handle, req, res, next);
      sync = 0;
      return undefined;
    }
    return done(error);
  })();
}

Route.prototype.dispatch = function dispatch(req, res, done) {
  const handlers = this._handlersFor(req.method);
  if (handlers === null) {
    done();
    return;
  }
  req.route = this;
  runHandlers(handlers, req, res, done);
};

function addHandlers(route, method, args, from) {
  const handlers = Array.prototype.slice.call(args, from).flat(Infinity);
  if (handlers.length === 0) throw new TypeError('argument handler is required');
  for (const handle of handlers) {
    if (typeof handle !== 'function') throw new TypeError('argument handler must be a function');
    route.methods[method === undefined ? '_all' : method] = true;
    route.stack.push(new Handler(method, handle));
  }
  route._byMethod = null;
  return route;
}

Route.prototype.all = function all() {
  return addHandlers(this, undefined, arguments, 0);
};

for (const name of METHODS) {
  const method = name.toLowerCase();
  Route.prototype[method] = function () {
    return addHandlers(this, method, arguments, 0);
  };
}

module.exports = { Route, addHandlers, runHandlers, callHandler, callErrorHandler, forwardRejection };
