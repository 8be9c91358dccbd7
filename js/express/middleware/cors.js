'use strict';
// require('cors'): answers a browser's preflight requests and sets the Access-Control headers of the Fetch
// standard (CORS protocol). It tells browsers who may read; it keeps no request from being handled.

const DEFAULTS = {
  origin: '*',
  methods: 'GET,HEAD,PUT,PATCH,POST,DELETE',
  preflightContinue: false,
  optionsSuccessStatus: 204
};

const listed = (value) => (Array.isArray(value) ? value.join(',') : value);

function isAllowed(origin, allowed) {
  if (Array.isArray(allowed)) return allowed.some((one) => isAllowed(origin, one));
  if (typeof allowed === 'string' || allowed instanceof String) return origin === allowed;
  if (allowed instanceof RegExp) return allowed.test(origin);
  return Boolean(allowed);
}

function setVary(res, field) {
  require('express/response_more').vary.call(res, field);
}

function setOrigin(req, res, { origin }) {
  if (!origin || origin === '*') {
    res.setHeader('Access-Control-Allow-Origin', '*');
    return;
  }
  const asked = req.headers.origin;
  if (typeof origin === 'string' || origin instanceof String) {
    res.setHeader('Access-Control-Allow-Origin', origin);
  } else if (isAllowed(asked, origin) && asked) {
    res.setHeader('Access-Control-Allow-Origin', asked);
  }
  setVary(res, 'Origin');
}

function setCredentials(res, { credentials }) {
  if (credentials === true) res.setHeader('Access-Control-Allow-Credentials', 'true');
}

function setExposed(res, { exposedHeaders }) {
  const names = listed(exposedHeaders);
  if (names) res.setHeader('Access-Control-Expose-Headers', names);
}

// What a preflight asks for is granted unless the options name what is.
function setAllowedHeaders(req, res, { allowedHeaders, headers }) {
  let names = allowedHeaders || headers;
  if (!names) {
    names = req.headers['access-control-request-headers'];
    setVary(res, 'Access-Control-Request-Headers');
  }
  names = listed(names);
  if (names) res.setHeader('Access-Control-Allow-Headers', names);
}

function setMaxAge(res, { maxAge }) {
  const text = typeof maxAge === 'number' || maxAge ? String(maxAge) : '';
  if (text !== '') res.setHeader('Access-Control-Max-Age', text);
}

function answer(options, req, res, next) {
  const isPreflight = req.method && req.method.toUpperCase() === 'OPTIONS';
  setOrigin(req, res, options);
  setCredentials(res, options);
  if (!isPreflight) {
    setExposed(res, options);
    next();
    return;
  }
  const methods = listed(options.methods);
  if (methods) res.setHeader('Access-Control-Allow-Methods', methods);
  setAllowedHeaders(req, res, options);
  setMaxAge(res, options);
  setExposed(res, options);
  if (options.preflightContinue) {
    next();
    return;
  }
  // Safari hangs on a bodyless status without this.
  res.statusCode = options.optionsSuccessStatus;
  res.setHeader('Content-Length', '0');
  res.end();
}

function withOrigin(given, req, res, next) {
  const options = { ...DEFAULTS, ...given };
  if (!options.origin) {
    next();
  } else if (typeof options.origin === 'function') {
    options.origin(req.headers.origin, (error, origin) => {
      if (error || !origin) next(error);
      else answer({ ...options, origin }, req, res, next);
    });
  } else {
    answer(options, req, res, next);
  }
}

// `given` are the options, or a function that answers them for a request.
function cors(given) {
  return function corsMiddleware(req, res, next) {
    if (typeof given !== 'function') {
      withOrigin(given, req, res, next);
      return;
    }
    given(req, (error, options) => {
      if (error) next(error);
      else withOrigin(options, req, res, next);
    });
  };
}

module.exports = cors;
