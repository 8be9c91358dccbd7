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

function Walk(router, req, res, done, app) {
  this.router = router;
  this.req = req;
  this.res = res;
  this.done = done;
  this.app = app;
  this.url = undefined;
  this.path = undefined;
  this.layers = null;
  this.at = 0;
  this.sync = 0;
  this.removed = '';
  this.slashAdded = false;
  this.origin = '';
  this.parentUrl = '';
  this.parentParams = undefined;
  this.parentNext = undefined;
  this.called = null;
  this.allowed = null;
  this.noParams = null;
  this.next = null;
}

function begin(walk) {
  const { req } = walk;
  const next = (error) => advance(walk, error);
  walk.next = next;
  if (walk.app === null) {
    walk.parentUrl = req.baseUrl || '';
    walk.parentParams = req.params;
    walk.parentNext = req.next;
    walk.origin = originOf(req.url);
    req.baseUrl = walk.parentUrl;
    if (!req.originalUrl) req.originalUrl = req.url;
  } else if (req.url.charCodeAt(0) !== 47) {
    walk.origin = originOf(req.url);
  }
  req.next = next;
  if (req.method === 'OPTIONS') walk.allowed = [];
}

function makePlan(walk) {
  const { req } = walk;
  const path = pathOf(req);
  walk.url = req.url;
  walk.path = path;
  walk.layers = path === undefined || path === null ? [] : indexOf(walk.router).planFor(path);
}

// A middleware rewrote req.url: the layers behind it are those of the new path.
function makePlanAgain(walk) {
  const order = walk.at === 0 ? -1 : walk.layers[walk.at - 1].order;
  makePlan(walk);
  let at = 0;
  while (at < walk.layers.length && walk.layers[at].order <= order) at++;
  walk.at = at;
}

function advance(walk, given) {
  let error = given === 'route' ? null : given;
  if (walk.removed !== '' || walk.slashAdded) restoreUrl(walk);
  if (error === 'router') {
    setImmediate(leave, walk, null);
    return;
  }
  if (++walk.sync > MAX_SYNC_CALLS) {
    setImmediate(walk.next, given);
    return;
  }
  const { req } = walk;
  if (req.url !== walk.url) makePlanAgain(walk);
  const { layers, path } = walk;
  if (walk.at >= layers.length && walk.at > 0) {
    // The layers ran on top of one another; whoever comes after this router starts on a fresh stack.
    setImmediate(leave, walk, error);
    return;
  }
  while (walk.at < layers.length) {
    const layer = layers[walk.at++];
    const { route } = layer;
    let handlers = null;
    if (route !== undefined) {
      if (error) continue;
    } else if (error ? layer.arity !== 4 : layer.arity > 3) {
      continue;
    }
    let found = null;
    if (!layer.slash && !layer.exact) {
      try {
        found = layer.match(path);
      } catch (thrown) {
        error = error || thrown;
        continue;
      }
      if (found === null) continue;
    }
    if (route !== undefined) {
      handlers = route._handlersFor(req.method);
      if (handlers === null) {
        if (walk.allowed !== null) walk.allowed.push(...route._methods());
        continue;
      }
      req.route = route;
    }
    visit(walk, layer, handlers, found, error);
    walk.sync = 0;
    return;
  }
  leave(walk, error);
}

function visit(walk, layer, handlers, found, error) {
  const { req, router } = walk;
  let params;
  if (found !== null) params = found.params;
  else if (handlers !== null) params = { __proto__: null };
  else params = walk.noParams || (walk.noParams = {});
  req.params = router.mergeParams ? mergeParams(params, walk.parentParams) : params;
  if (found === null || !router._hasParamCallbacks) {
    enter(walk, layer, handlers, found, error);
    return;
  }
  callParamCallbacks(walk, Object.keys(params), (failure) => {
    if (failure) walk.next(error || failure);
    else enter(walk, layer, handlers, found, error);
  });
}

function enter(walk, layer, handlers, found, error) {
  if (handlers !== null) {
    runHandlers(handlers, walk.req, walk.res, walk.next);
    return;
  }
  if (found !== null && found.path !== '' && !trimUrl(walk, found.path)) {
    walk.next(error);
    return;
  }
  if (error) callErrorHandler(layer.handle, error, walk.req, walk.res, walk.next);
  else callHandler(layer.handle, walk.req, walk.res, walk.next);
}

// What a mounted handler sees: the path it is mounted on moves from url to baseUrl.
function trimUrl(walk, mount) {
  const { req, path, origin } = walk;
  if (!path.startsWith(mount)) return false;
  const following = path.charCodeAt(mount.length);
  if (mount.length < path.length && following !== 47) return false;
  walk.removed = mount;
  req.url = origin + req.url.slice(origin.length + mount.length);
  if (origin === '' && req.url.charCodeAt(0) !== 47) {
    req.url = '/' + req.url;
    walk.slashAdded = true;
  }
  const last = mount.length - 1;
  req.baseUrl = walk.parentUrl + (mount.charCodeAt(last) === 47 ? mount.slice(0, last) : mount);
  return true;
}

function restoreUrl(walk) {
  const { req, removed, origin } = walk;
  if (walk.slashAdded) {
    const isRoot = req.url === '/' || req.url.startsWith('/?');
    if (isRoot || (removed.endsWith('/') && req.url.charCodeAt(0) === 47)) req.url = req.url.slice(1);
    walk.slashAdded = false;
  }
  if (removed === '') return;
  req.baseUrl = walk.parentUrl;
  req.url = origin + removed + req.url.slice(origin.length);
  walk.removed = '';
}

// Parameters of the routers above, overlaid by this layer's. Numbered ones (of regular expressions) are
// counted on, so that neither hides the other.
function mergeParams(params, parent) {
  if (typeof parent !== 'object' || parent === null) return params;
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
function callParamCallbacks(walk, names, done) {
  const { req, res, router } = walk;
  const called = walk.called || (walk.called = { __proto__: null });
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

function leave(walk, error) {
  const { req, res } = walk;
  if (walk.app === null) {
    req.baseUrl = walk.parentUrl;
    req.params = walk.parentParams;
    req.next = walk.parentNext;
  }
  if (walk.allowed !== null && walk.allowed.length > 0 && !error) {
    try {
      answerOptions(res, walk.allowed);
      return;
    } catch (thrown) {
      error = thrown;
    }
  }
  if (walk.app === null) walk.done(error);
  else require('express/final').finish(req, res, error, walk.app);
}

function answerOptions(res, methods) {
  const allow = [...new Set(methods)].sort().join(', ');
  res.setHeader('Allow', allow);
  res.setHeader('Content-Length', allow.length);
  res.setHeader('Content-Type', 'text/plain');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.end(allow);
}

// Goes on behind the first layer of its plan, which was called without a walk and failed.
function continueAfter(router, req, res, app, error) {
  const walk = new Walk(router, req, res, null, app);
  begin(walk);
  makePlan(walk);
  walk.at = 1;
  advance(walk, error || new Error('Rejected promise'));
}

// A plan of one route with one handler that takes no `next` needs no walk, unless the handler fails.
function runSingle(router, req, res, app, layer, handler) {
  req.route = layer.route;
  req.params = { __proto__: null };
  try {
    const result = handler.handle(req, res);
    if (result !== undefined && result !== res && result !== null && typeof result.then === 'function') {
      result.then(undefined, (error) => continueAfter(router, req, res, app, error));
    }
  } catch (error) {
    continueAfter(router, req, res, app, error);
  }
}

// The outermost router of an application: nobody is there to return to, what is left over is finished
// with the default pages.
function walkApplication(app, router, req, res) {
  const { url } = req;
  if (!req.originalUrl) req.originalUrl = url;
  const layers = indexOf(router).pathPlans.get(url);
  if (layers !== undefined && layers.length === 1) {
    const handlers = layers[0].route._handlersFor(req.method);
    if (handlers !== null && handlers.length === 1 && handlers[0].needsNoNext()) {
      runSingle(router, req, res, app, layers[0], handlers[0]);
      return;
    }
  }
  const walk = new Walk(router, req, res, null, app);
  begin(walk);
  advance(walk);
}

// Any other router: when its layers are through, the request is put back as it was and `done` is called.
function walkRouter(router, req, res, done) {
  const walk = new Walk(router, req, res, done, null);
  begin(walk);
  advance(walk);
}

module.exports = { walkApplication, walkRouter, pathOf };
