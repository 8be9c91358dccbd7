'use strict';
// req.session: the data of a session, which are its own properties, and what can be done with it. Its id and
// its request are hidden, so that a store finds only data.

function Session(req, data) {
  hide(this, 'req', req);
  hide(this, 'id', req.sessionID);
  if (typeof data !== 'object' || data === null) return;
  for (const name in data) {
    if (!(name in this)) this[name] = data[name];
  }
}

function hide(session, name, value) {
  Object.defineProperty(session, name, { value, writable: false, enumerable: false, configurable: false });
}

const methods = {
  // The session is in use: its time begins anew.
  touch() {
    return this.resetMaxAge();
  },

  resetMaxAge() {
    this.cookie.maxAge = this.cookie.originalMaxAge;
    return this;
  },

  save(callback) {
    this.req.sessionStore.set(this.id, this, callback || (() => {}));
    return this;
  },

  // Throws away what was changed, and takes what the store has.
  reload(callback) {
    const { req, id } = this;
    const { sessionStore } = req;
    sessionStore.get(id, (error, data) => {
      if (error) return callback(error);
      if (!data) return callback(new Error('failed to load session'));
      sessionStore.createSession(req, data);
      return callback();
    });
    return this;
  },

  destroy(callback) {
    const { req, id } = this;
    delete req.session;
    req.sessionStore.destroy(id, callback);
    return this;
  },

  // A new session under a new id; the old one goes.
  regenerate(callback) {
    this.req.sessionStore.regenerate(this.req, callback);
    return this;
  }
};

for (const name of Object.keys(methods)) {
  Object.defineProperty(Session.prototype, name, {
    value: methods[name], writable: true, enumerable: false, configurable: true
  });
}

module.exports = Session;
