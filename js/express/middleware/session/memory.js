'use strict';
// Sessions in memory, until the program ends. A session is kept as text, as a store on a disk would keep it,
// so that nobody changes it but by saving. What has run out is dropped when it is next asked for.

const Store = require('express/middleware/session/store');

function MemoryStore() {
  Store.call(this);
  this.sessions = { __proto__: null };
}

Object.setPrototypeOf(MemoryStore.prototype, Store.prototype);
Object.setPrototypeOf(MemoryStore, Store);

function later(callback, ...args) {
  if (callback) setImmediate(callback, ...args);
}

// The session of an id if its time has not run out.
function take(store, id) {
  const text = store.sessions[id];
  if (text === undefined) return undefined;
  const session = JSON.parse(text);
  const { cookie } = session;
  const expires = cookie && typeof cookie.expires === 'string' ? new Date(cookie.expires) : cookie?.expires;
  if (!expires || expires > Date.now()) return session;
  delete store.sessions[id];
  return undefined;
}

MemoryStore.prototype.get = function get(id, callback) {
  later(callback, null, take(this, id));
};

MemoryStore.prototype.set = function set(id, session, callback) {
  this.sessions[id] = JSON.stringify(session);
  later(callback);
};

MemoryStore.prototype.destroy = function destroy(id, callback) {
  delete this.sessions[id];
  later(callback);
};

MemoryStore.prototype.touch = function touch(id, session, callback) {
  const kept = take(this, id);
  if (kept) {
    kept.cookie = session.cookie;
    this.sessions[id] = JSON.stringify(kept);
  }
  later(callback);
};

MemoryStore.prototype.all = function all(callback) {
  const sessions = { __proto__: null };
  for (const id of Object.keys(this.sessions)) {
    const session = take(this, id);
    if (session) sessions[id] = session;
  }
  later(callback, null, sessions);
};

MemoryStore.prototype.length = function length(callback) {
  this.all((error, sessions) => callback(error, error ? undefined : Object.keys(sessions).length));
};

MemoryStore.prototype.clear = function clear(callback) {
  this.sessions = { __proto__: null };
  later(callback);
};

module.exports = MemoryStore;
