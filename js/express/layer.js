'use strict';
// A layer is one entry of a router's or a route's stack: a handler and, in a router, the path it is for.
// The properties handle, name, route, path and method are what programs look at; the rest is prepared
// here so that dispatching compares as little as possible.

const { compilePattern, compileNative } = require('express/pattern');

const loosen = (path) => (path === '/' ? path : path.replace(/\/+$/, ''));

function compileOne(path, options) {
  if (path instanceof RegExp) return compileNative(path);
  const text = String(path);
  return compilePattern(options.strict ? text : loosen(text), {
    sensitive: options.sensitive,
    end: options.end,
    trailing: !options.strict
  });
}

function Layer(path, options, handle) {
  this.handle = handle;
  this.name = handle.name || '<anonymous>';
  this.arity = handle.length;
  this.rawPath = Array.isArray(path) ? path.flat(Infinity) : path;
  this.path = undefined;
  this.params = undefined;
  this.route = undefined;
  this.slash = path === '/' && options.end === false;
  this.matchers = this.slash ? [] : [].concat(this.rawPath).map((one) => compileOne(one, options));
}

// Says whether the path matches: true, null, or an error with status 400 when a parameter can't be decoded.
// The matched part is then in `path` and the parameters in `params`.
Layer.prototype.match = function match(path) {
  const { matchers } = this;
  try {
    for (let i = 0; i < matchers.length; i++) {
      if (matchers[i].match(path, this)) return true;
    }
  } catch (error) {
    return error;
  }
  if (!this.slash) return null;
  this.path = '';
  this.params = {};
  return true;
};

module.exports = Layer;
