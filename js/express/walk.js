'use strict';
// The walk of one request through one router: layer after layer, each continued by the `next` handed to
// it. Express's rules are kept here: 'route' and 'router', error handlers, params and param callbacks,
// the trimmed url of mounted handlers, OPTIONS, and no deeper stack for thousands of synchronous layers.

const indexOf = require('express/plan');
const { runHandlers, callHandler, callErrorHandler, forwardRejection } = require('express/route');

const MAX_SYNC_CALLS = 100;

// The path of the request's url without its query; undefined when there is none to be had.
function pathOf(req) {
  const { url } = req;
  if (typeof url !== 'string') return undefined;
  if (url.charCodeAt(0) === 47 && url.indexOf('#') === -1) {
    const query = url.indexOf('?');
    return query === -1 ? url : url.slice(0, query);
  }
  return require('express/url').parse(url).pathname;
}

// The scheme and host of an absolute url, which are not part of any path.
function originOf(url) {
  if (typeof url !== 'string' || url.length === 0 || url.charCodeAt(0) === 47) return '';
  const query = url.indexOf('?');
  const scheme = url.slice(0, query === -1 ? url.length : query).indexOf('://');
  return scheme === -1 ? '' : url.slice(0, url.indexOf('/', scheme + 3));
}

// What only some walks have to remember: what a mounted handler's url had cut off, which param callbacks
// were called, which methods OPTIONS is to name, and what an inner router has to put back.
function WalkState() {}

WalkState.prototype.isInner = false;
WalkState.prototype.parentUrl = '';
WalkState.prototype.parentParams = undefined;
WalkState.prototype.parentNext = undefined;
WalkState.prototype.origin = '';
WalkState.prototype.removed = '';
WalkState.prototype.slashAdded = false;
WalkState.prototype.called = null;
WalkState.prototype.allowed = null;

function stateFor(req) {
  const state = new WalkState();
  if (typeof req.url === 'string' && req.url.charCodeAt(0) !== 47) state.origin = originOf(req.url);
  if (req.method === 'OPTIONS') state.allowed = [];
  return state;
}

function layersFor(router, path) {
  return path === undefined || path === null ? [] : indexOf(router).planFor(path);
}

function firstAfter(layers, order) {
  let at = 0;
  while (at < layers.length && layers[at].order <= order) at++;
  return at;
}

// Makes the `next` of a walk over `layers`, from the one at `at`. `end` is what follows the last one: the
// callback of an inner router, or the application whose outermost router this is.
//
// The variables of the walk are those of a closure because that is what is cheapest to make and to read.
// Neither may `next` refer to itself but by its own name, nor the request to it (see req.next): a reference
// cycle would keep all of the request until the collector runs.
function makeWalk(router, req, res, layers, path, at, end, state) {
  let sync = 0;
  let { url } = req;
  return function next(given) {
    let error = given === 'route' ? null : given;
    if (state !== null && state.removed !== '') restoreUrl(req, state);
    if (error === 'router') {
      setImmediate(leave, req, res, end, state, null);
      return;
    }
    if (++sync > MAX_SYNC_CALLS) {
      setImmediate(next, given);
      return;
    }
    if (req.url !== url) {
      // A middleware rewrote it: the layers behind are those of the new path.
      const order = at === 0 ? -1 : layers[at - 1].order;
      ({ url } = req);
      path = pathOf(req);
      layers = layersFor(router, path);
      at = firstAfter(layers, order);
    }
    if (at > 0 && at >= layers.length) {
      // The layers ran on top of one another; whoever comes after this router starts on a fresh stack.
      setImmediate(leave, req, res, end, state, error);
      return;
    }
    while (at < layers.length) {
      const layer = layers[at++];
      const { route } = layer;
      if (route !== undefined ? error : error ? layer.arity !== 4 : layer.arity > 3) continue;
      let params;
      let mount = '';
      let handlers = null;
      if (!layer.slash && !layer.exact) {
        const matched = layer.match(path);
        if (matched !== true) {
          error = error || matched;
          continue;
        }
        params = layer.params;
        mount = layer.path;
      }
      if (route !== undefined) {
        handlers = route._handlersFor(req.method);
        if (handlers === null) {
          if (state !== null && state.allowed !== null) state.allowed.push(...route._methods());
          continue;
        }
        req.route = route;
      }
      req._params = router.mergeParams && state !== null ? mergeParams(params, state.parentParams) : params;
      req._layer = layer;
      if (mount !== '' && (handlers === null || router._hasParamCallbacks)) {
        if (state === null) state = stateFor(req);
        const into = router._hasParamCallbacks ? enterAfterCallbacks : enter;
        into(req, res, state, layer, handlers, mount, path, error, next, router);
      } else if (handlers !== null) {
        runHandlers(handlers, req, res, next);
      } else if (error) {
        callErrorHandler(layer.handle, error, req, res, next);
      } else {
        callHandler(layer.handle, req, res, next);
      }
      sync = 0;
      return;
    }
    leave(req, res, end, state, error);
  };
}

// Into a layer of a path of its own: its handler sees the url without that path.
function enter(req, res, state, layer, handlers, mount, path, error, next) {
  if (handlers !== null) runHandlers(handlers, req, res, next);
  else if (!trimUrl(req, state, mount, path)) next(error);
  else if (error) callErrorHandler(layer.handle, error, req, res, next);
  else callHandler(layer.handle, req, res, next);
}

function enterAfterCallbacks(req, res, state, layer, handlers, mount, path, error, next, router) {
  callParamCallbacks(router, req, res, state, (failure) => {
    if (failure) next(error || failure);
    else enter(req, res, state, layer, handlers, mount, path, error, next);
  });
}

// What a mounted handler sees: the path it is mounted on moves from url to baseUrl.
function trimUrl(req, state, mount, path) {
  const { origin } = state;
  if (!path.startsWith(mount)) return false;
  if (mount.length < path.length && path.charCodeAt(mount.length) !== 47) return false;
  state.removed = mount;
  const rest = req.url.slice(origin.length + mount.length);
  req.url = origin === '' ? rest : origin + rest;
  if (origin === '' && req.url.charCodeAt(0) !== 47) {
    req.url = '/' + req.url;
    state.slashAdded = true;
  }
  const last = mount.length - 1;
  req.baseUrl = state.parentUrl + (mount.charCodeAt(last) === 47 ? mount.slice(0, last) : mount);
  return true;
}

function restoreUrl(req, state) {
  const { removed, origin } = state;
  if (state.slashAdded) {
    const isRoot = req.url === '/' || req.url.startsWith('/?');
    if (isRoot || (removed.endsWith('/') && req.url.charCodeAt(0) === 47)) req.url = req.url.slice(1);
    state.slashAdded = false;
  }
  req.baseUrl = state.parentUrl;
  req.url = origin + removed + req.url.slice(origin.length);
  state.removed = '';
}

// Parameters of the routers above, overlaid by this layer's. Numbered ones (of regular expressions) are
// counted on, so that neither hides the other.
function mergeParams(params, parent) {
  if (typeof parent !== 'object' || parent === null) return params;
  if (params === undefined) return { ...parent };
  const merged = { ...parent };
  if (!(0 in params) || !(0 in parent)) return Object.assign(merged, params);
  let shift = 0;
  while (shift in parent) shift++;
  for (const name of Object.keys(params)) {
    merged[/^\d+$/.test(name) ? Number(name) + shift : name] = params[name];
  }
  return merged;
}

// Each callback is called once a request for the same value, however many layers have the parameter.
function callParamCallbacks(router, req, res, state, done) {
  const called = state.called || (state.called = { __proto__: null });
  const names = Object.keys(req.params);
  let at = 0;
  const nextParam = (error) => {
    if (error) return done(error);
    while (at < names.length) {
      const name = names[at++];
      const value = req.params[name];
      const callbacks = router.params[name];
      if (value === undefined || callbacks === undefined) continue;
      const before = called[name];
      if (before !== undefined && (before.match === value || (before.error && before.error !== 'route'))) {
        req.params[name] = before.value;
        if (before.error) return done(before.error);
        continue;
      }
      const state = called[name] = { error: null, match: value, value };
      return runParamCallbacks(req, res, callbacks, name, state, nextParam);
    }
    return done();
  };
  nextParam();
}

function runParamCallbacks(req, res, callbacks, name, state, done) {
  let at = 0;
  const next = (error) => {
    state.value = req.params[name];
    if (error) {
      state.error = error;
      return done(error);
    }
    const callback = callbacks[at++];
    if (callback === undefined) return done();
    try {
      const result = callback(req, res, next, state.match, name);
      if (result && typeof result.then === 'function') forwardRejection(result, next);
    } catch (thrown) {
      next(thrown);
    }
    return undefined;
  };
  next();
}

function leave(req, res, end, state, error) {
  const isInner = state !== null && state.isInner;
  if (isInner) {
    req.baseUrl = state.parentUrl;
    req._params = state.parentParams;
    req._next = state.parentNext;
  }
  if (state !== null && state.allowed !== null && state.allowed.length > 0 && !error) {
    try {
      answerOptions(res, state.allowed);
      return;
    } catch (thrown) {
      error = thrown;
    }
  }
  if (isInner) end(error);
  else require('express/final').finish(req, res, error, end);
}

function answerOptions(res, methods) {
  const allow = [...new Set(methods)].sort().join(', ');
  res.setHeader('Allow', allow);
  res.setHeader('Content-Length', allow.length);
  res.setHeader('Content-Type', 'text/plain');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.end(allow);
}

// A `next` that goes on behind a layer of the outermost router.
function continueAfter(app, req, res, layer) {
  const path = pathOf(req);
  const layers = layersFor(app.router, path);
  return makeWalk(app.router, req, res, layers, path, layers.indexOf(layer) + 1, app, null);
}

// A plan of one route with one handler that takes no `next` needs no walk, unless the handler fails.
function runSingle(app, req, res, layer, handler) {
  req.route = layer.route;
  try {
    const result = handler.handle(req, res);
    if (result && result !== res && typeof result.then === 'function') {
      result.then(undefined, (error) => {
        continueAfter(app, req, res, layer)(error || new Error('Rejected promise'));
      });
    }
  } catch (error) {
    continueAfter(app, req, res, layer)(error);
  }
}

// Whether a request's path is a layer's, with nobody to be asked about its parameters.
function isFor(layer, path, req, router) {
  if (router._hasParamCallbacks || layer.match(path) !== true) return false;
  req._params = layer.params;
  return true;
}

// The outermost walk begun last. Its request could not hold its `next` without a cycle; so a program that
// asks for req.next while the request is handled is given the very `next` that its handlers are called with.
let latestRequest;
let latestNext;

// The outermost router of an application: nobody is there to return to, what is left over is finished
// with the default pages.
function walkApplication(app, router, req, res) {
  const { url, method } = req;
  const index = indexOf(router);
  let layers = index.plans.get(url);
  let path = url;
  if (!layers) {
    path = pathOf(req);
    layers = path === undefined || path === null ? [] : index.planFor(path);
  }
  if (layers.length === 1 && layers[0].route) {
    const layer = layers[0];
    const handlers = layer.route._handlersFor(method);
    // (Truth is cheaper to ask for than what is written `!== null`.)
    if (handlers && handlers.length === 1 && (handlers[0].nextless || handlers[0].needsNoNext()) &&
        (layer.exact || isFor(layer, path, req, router))) {
      runSingle(app, req, res, layer, handlers[0]);
      return;
    }
  }
  if (req._originalUrl === undefined) req._originalUrl = url;
  const isPlain = method !== 'OPTIONS' && url.charCodeAt(0) === 47;
  latestRequest = req;
  latestNext = makeWalk(router, req, res, layers, path, 0, app, isPlain ? null : stateFor(req));
  latestNext();
}

// Any other router: when its layers are through, the request is put back as it was and `done` is called.
function walkRouter(router, req, res, done) {
  if (!('_params' in req)) adopt(req);
  const state = stateFor(req);
  state.isInner = true;
  state.parentUrl = req.baseUrl || '';
  state.parentParams = req._params;
  state.parentNext = req._next;
  const path = pathOf(req);
  const next = makeWalk(router, req, res, layersFor(router, path), path, 0, done, state);
  req.baseUrl = state.parentUrl;
  req._next = next;
  if (req._originalUrl === undefined) req._originalUrl = req.url;
  next();
}

// A router may be used without an application; its requests then lack the prototype that has these.
function adopt(req) {
  const prototype = require('express/request');
  for (const name of ['params', 'originalUrl', 'next']) {
    const before = req[name];
    Object.defineProperty(req, name, Object.getOwnPropertyDescriptor(prototype, name));
    req[name] = before;
  }
}

// req.next of a request whose outermost router runs: made on demand, see makeWalk.
function nextOnDemand(req) {
  if (req === latestRequest) return latestNext;
  const layer = req._layer || req.app.router.stack.find((one) => one.route === req.route);
  return layer === undefined ? undefined : continueAfter(req.app, req, req.res, layer);
}

module.exports = { walkApplication, walkRouter, nextOnDemand };
