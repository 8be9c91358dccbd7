'use strict';
// What every store of sessions has. A store of a program's own inherits from it and brings get(id, callback),
// set(id, session, callback) and destroy(id, callback); touch, all, length and clear are optional.

const EventEmitter = require('events');
const Cookie = require('express/middleware/session/cookie');
const Session = require('express/middleware/session/session');

function Store() {
  EventEmitter.call(this);
}

Object.setPrototypeOf(Store.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Store, EventEmitter);

Store.prototype.regenerate = function regenerate(req, callback) {
  this.destroy(req.sessionID, (error) => {
    this.generate(req);
    callback(error);
  });
};

Store.prototype.load = function load(id, callback) {
  this.get(id, (error, data) => {
    if (error) return callback(error);
    if (!data) return callback();
    const req = { sessionID: id, sessionStore: this };
    return callback(null, this.createSession(req, data));
  });
};

// Makes req.session of what a store has kept.
Store.prototype.createSession = function createSession(req, data) {
  const { cookie } = data;
  let { expires } = cookie;
  const { originalMaxAge } = cookie;
  data.cookie = new Cookie(cookie);
  if (typeof expires === 'string') expires = new Date(expires);
  data.cookie.expires = expires;
  data.cookie.originalMaxAge = originalMaxAge;
  req.session = new Session(req, data);
  return req.session;
};

module.exports = Store;
