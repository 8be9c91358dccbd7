'use strict';
// require('express-session'): data that the server keeps for a client over its requests, found again by a
// signed id in a cookie. The session is loaded before the handlers run and saved before the answer ends.

const { parse: parseCookies, serialize, sign, unsign } = require('express/cookies');
const { parse: parseUrl } = require('express/url');
const { beforeHead } = require('express/middleware/response_events');
const Cookie = require('express/middleware/session/cookie');
const Session = require('express/middleware/session/session');
const Store = require('express/middleware/session/store');
const MemoryStore = require('express/middleware/session/memory');
const { endAfterStore } = require('express/middleware/session/ending');

function advise(message) {
  process.emitWarning(`express-session: ${message}`, 'DeprecationWarning');
}

function readOptions(given) {
  const options = given || {};
  const { genid, unset, secret, resave, saveUninitialized } = options;
  if (genid && typeof genid !== 'function') throw new TypeError('genid option must be a function');
  if (unset && unset !== 'destroy' && unset !== 'keep') {
    throw new TypeError('unset option must be "destroy" or "keep"');
  }
  if (Array.isArray(secret) && secret.length === 0) {
    throw new TypeError('secret option array must contain one or more strings');
  }
  if (resave === undefined) advise('set the resave option');
  if (saveUninitialized === undefined) advise('set the saveUninitialized option');
  if (!secret) advise('set the secret option');
  return {
    cookie: options.cookie || {},
    generateId: genid || (() => require('crypto').randomBytes(24).toString('base64url')),
    name: options.name || options.key || 'connect.sid',
    proxy: options.proxy,
    resave: resave === undefined || Boolean(resave),
    rolling: Boolean(options.rolling),
    saveUninitialized: saveUninitialized === undefined || Boolean(saveUninitialized),
    secrets: !secret || Array.isArray(secret) ? secret : [secret],
    store: options.store || new MemoryStore(),
    destroyUnset: unset === 'destroy'
  };
}

const cookieOptionsFor = ({ cookie }, req) => (typeof cookie === 'function' ? cookie(req) : cookie);

function session(given) {
  const options = readOptions(given);
  const { store } = options;
  if (process.env.NODE_ENV === 'production' && store instanceof MemoryStore) {
    console.warn('express-session: sessions are in memory, where they grow without bound and end with the ' +
      'program. Give it a store.');
  }
  store.generate = (req) => generate(options, req);
  let isReady = true;
  store.on('disconnect', () => { isReady = false; });
  store.on('connect', () => { isReady = true; });

  return function session(req, res, next) {
    if (req.session || !isReady) {
      next();
      return;
    }
    const path = parseUrl(req.originalUrl || req.url).pathname || '/';
    if (!path.startsWith(cookieOptionsFor(options, req).path || '/')) {
      next();
      return;
    }
    const secrets = options.secrets || (req.secret ? [req.secret] : null);
    if (secrets === null) {
      next(new Error('secret option required for sessions'));
      return;
    }
    req.sessionStore = store;
    new Visit(options, secrets, req, res, next).begin();
  };
}

function generate(options, req) {
  req.sessionID = options.generateId(req);
  const made = req.session = new Session(req);
  const settings = cookieOptionsFor(options, req);
  const cookie = made.cookie = new Cookie(settings);
  if (settings.secure !== 'auto' && settings.sameSite !== 'auto') return;
  const secure = isSecure(req, options.proxy);
  if (settings.secure === 'auto') cookie.secure = secure;
  if (settings.sameSite === 'auto') cookie.sameSite = secure ? 'none' : 'lax';
}

function isSecure(req, proxy) {
  if (req.socket && req.socket.encrypted) return true;
  if (proxy === false) return false;
  if (proxy !== true) return req.secure === true;
  return (req.headers['x-forwarded-proto'] || '').split(',')[0].trim().toLowerCase() === 'https';
}

// ---- one request's way with its session ----------------------------------------------------------

function Visit(options, secrets, req, res, next) {
  this.options = options;
  this.secrets = secrets;
  this.req = req;
  this.res = res;
  this.next = next;
  this.cookieId = undefined;      // what the client sent
  this.originalId = undefined;    // the session as it came, to see what has changed
  this.originalState = undefined;
  this.savedState = undefined;
  this.isTouched = false;
}

Visit.prototype.begin = function begin() {
  const { req, res, options, next } = this;
  this.cookieId = req.sessionID = sentId(req, options.name, this.secrets);
  beforeHead(res, () => this.setCookie());
  endAfterStore(this);
  if (!req.sessionID) {
    this.generate();
    next();
    return;
  }
  options.store.get(req.sessionID, (error, data) => {
    if (error && error.code !== 'ENOENT') {
      next(error);
      return;
    }
    try {
      if (error || !data) this.generate();
      else this.inflate(data);
    } catch (thrown) {
      next(thrown);
      return;
    }
    next();
  });
};

// The id that the client's cookie carries, if its signature holds.
function sentId(req, name, secrets) {
  const { cookie } = req.headers;
  const sent = cookie ? verified(parseCookies(cookie)[name], secrets) : undefined;
  return sent || (req.signedCookies && req.signedCookies[name]) ||
    (req.cookies ? verified(req.cookies[name], secrets) : undefined);
}

function verified(value, secrets) {
  if (typeof value !== 'string' || !value.startsWith('s:')) return undefined;
  return unsign(value.slice(2), secrets) || undefined;
}

// The data of a session as text: all but its cookie.
function stateOf(data) {
  return JSON.stringify(data, function (key, value) {
    return this === data && key === 'cookie' ? undefined : value;
  });
}

Visit.prototype.generate = function () {
  const { req, options } = this;
  options.store.generate(req);
  this.originalId = req.sessionID;
  this.originalState = stateOf(req.session);
  this.watch(req.session);
};

Visit.prototype.inflate = function inflate(data) {
  const { req, options } = this;
  options.store.createSession(req, data);
  this.originalId = req.sessionID;
  this.originalState = stateOf(data);
  if (!options.resave) this.savedState = this.originalState;
  this.watch(req.session);
};

// A session that the program saves by itself need not be saved again at the end.
Visit.prototype.watch = function watch(watched) {
  const visit = this;
  const { reload, save } = watched;
  const replace = (name, value) => Object.defineProperty(watched, name, {
    value, writable: true, enumerable: false, configurable: true
  });
  replace('reload', function (callback) {
    return reload.call(this, function () {
      if (visit.req.session !== watched) visit.watch(visit.req.session);
      callback.apply(this, arguments);
    });
  });
  replace('save', function () {
    visit.savedState = stateOf(this);
    return save.apply(this, arguments);
  });
};

Visit.prototype.setCookie = function setCookie() {
  const { req, res, options, secrets } = this;
  const { session } = req;
  if (!session || !this.shouldSetCookie()) return;
  if (session.cookie.secure && !isSecure(req, options.proxy)) return;
  this.touch();
  try {
    const value = 's:' + sign(req.sessionID, secrets);
    const line = serialize(options.name, value, session.cookie.data);
    res.setHeader('Set-Cookie', [].concat(res.getHeader('Set-Cookie') || [], line));
  } catch (error) {
    this.report(error);
  }
};

Visit.prototype.touch = function touch() {
  if (this.isTouched) return;
  this.isTouched = true;
  this.req.session.touch();
};

// The answer is on its way: the error is for the program's log.
Visit.prototype.report = function report(error) {
  setImmediate(this.next, error);
};

// ---- what is to be done ---------------------------------------------------------------------------

Visit.prototype.isModified = function isModified() {
  const { session } = this.req;
  return this.originalId !== session.id || this.originalState !== stateOf(session);
};

Visit.prototype.isSaved = function isSaved() {
  const { session } = this.req;
  return this.originalId === session.id && this.savedState === stateOf(session);
};

Visit.prototype.shouldSetCookie = function shouldSetCookie() {
  const { req, options, cookieId } = this;
  if (typeof req.sessionID !== 'string') return false;
  if (cookieId !== req.sessionID) return options.saveUninitialized || this.isModified();
  if (options.rolling) return true;
  const { expires } = req.session.cookie;
  return expires !== undefined && expires !== null && this.isModified();
};

Visit.prototype.shouldDestroy = function shouldDestroy() {
  const { req, options } = this;
  return Boolean(req.sessionID) && options.destroyUnset && !req.session;
};

Visit.prototype.shouldSave = function shouldSave() {
  const { req, options, savedState, cookieId } = this;
  if (typeof req.sessionID !== 'string') return false;
  const isNew = !options.saveUninitialized && savedState === undefined && cookieId !== req.sessionID;
  return isNew ? this.isModified() : !this.isSaved();
};

Visit.prototype.shouldTouch = function shouldTouch() {
  return typeof this.req.sessionID === 'string' && this.cookieId === this.req.sessionID &&
    typeof this.options.store.touch === 'function';
};

module.exports = session;
Object.assign(session, { Store, Cookie, Session, MemoryStore });

// npm's has none of this; see there.
Object.defineProperty(session, 'FileStore', {
  configurable: true,
  enumerable: true,
  get: () => require('express/middleware/session/file')
});
