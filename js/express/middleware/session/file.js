'use strict';
// Sessions in files, a file each, for programs that shall keep them over a restart or a power cut. npm's
// express-session has no such store: it is mote's own.
//
//   new session.FileStore({ path: '/var/lib/app/sessions', ttl: 86400, reapInterval: 3600, touchAfter: 60 })
//
// All of them are optional, times are in seconds. `ttl` is how long a session lives whose cookie has no end
// of its own, `reapInterval` how often files that have run out are removed (0 for never), `touchAfter` how
// much later a session must end before the mere use of it is written down: flash memory wears with every
// write.
//
// A file is written beside its place, brought to the disk, and renamed: after a power cut there is the old
// session or the new one. Its name is a digest of the id, so the folder's listing gives no ids away; its time
// of change is when it runs out, so that old ones are found without reading them.

const fs = require('fs');
const { join, resolve } = require('path');
const Store = require('express/middleware/session/store');

const SUFFIX = '.json';
const UNFINISHED = '.new';
// What a write left behind that never came to its end.
const ABANDONED_AFTER = 3600_000;

function FileStore(options) {
  Store.call(this);
  const { path = 'sessions', ttl = 86400, reapInterval = 3600, touchAfter = 60 } = options || {};
  this.path = resolve(path);
  this.ttl = seconds(ttl, 'ttl');
  this.touchAfter = seconds(touchAfter, 'touchAfter');
  this._queues = new Map();
  this._written = 0;
  this._timer = null;
  fs.mkdirSync(this.path, { recursive: true, mode: 0o700 });
  if (seconds(reapInterval, 'reapInterval') > 0) {
    this._timer = setInterval(() => this.reap(), reapInterval * 1000).unref();
  }
}

Object.setPrototypeOf(FileStore.prototype, Store.prototype);
Object.setPrototypeOf(FileStore, Store);

function seconds(value, name) {
  if (typeof value === 'number' && value >= 0) return value;
  throw new TypeError(`option ${name} must be a number of seconds`);
}

FileStore.prototype.get = function get(id, callback) {
  settle(readSession(this, id), callback);
};

FileStore.prototype.set = function set(id, session, callback) {
  // What the session is now, not what it will be when its turn has come.
  const text = JSON.stringify(session);
  settle(inTurn(this, id, () => writeSession(this, id, text)), callback);
};

FileStore.prototype.destroy = function destroy(id, callback) {
  settle(inTurn(this, id, () => fs.promises.rm(fileOf(this, id), { force: true })), callback);
};

FileStore.prototype.touch = function touch(id, session, callback) {
  const { cookie } = session;
  settle(inTurn(this, id, () => touchSession(this, id, cookie)), callback);
};

FileStore.prototype.all = function all(callback) {
  settle(readAll(this), callback);
};

FileStore.prototype.length = function length(callback) {
  settle(readAll(this).then((sessions) => Object.keys(sessions).length), callback);
};

FileStore.prototype.clear = function clear(callback) {
  settle(removeWhere(this, () => true), callback);
};

/** Removes what has run out. */
FileStore.prototype.reap = function reap(callback) {
  const now = Date.now();
  const isOver = (name, stat) => stat.mtimeMs + (name.endsWith(SUFFIX) ? 0 : ABANDONED_AFTER) < now;
  settle(removeWhere(this, isOver), callback);
};

/** Reaps no more. */
FileStore.prototype.close = function close() {
  clearInterval(this._timer);
};

function settle(promise, callback) {
  const done = callback || (() => {});
  promise.then((value) => process.nextTick(done, null, value), (error) => process.nextTick(done, error));
}

// Changes of one session wait for each other; those of different sessions don't.
function inTurn(store, id, work) {
  const before = store._queues.get(id) || Promise.resolve();
  const result = before.then(work);
  const settled = result.catch(() => {}).then(() => {
    if (store._queues.get(id) === settled) store._queues.delete(id);
  });
  store._queues.set(id, settled);
  return result;
}

function fileOf(store, id) {
  const digest = require('crypto').createHash('sha256').update(String(id)).digest('hex');
  return join(store.path, digest + SUFFIX);
}

// When a session runs out, in milliseconds.
function endOf(store, cookie) {
  const expires = cookie && cookie.expires ? new Date(cookie.expires).valueOf() : NaN;
  return Number.isNaN(expires) ? Date.now() + store.ttl * 1000 : expires;
}

async function readSession(store, id) {
  const kept = await readFile(fileOf(store, id));
  return kept === undefined ? undefined : kept.session;
}

// undefined for what is not there, has run out, or makes no sense.
async function readFile(file) {
  let kept;
  try {
    kept = JSON.parse(await fs.promises.readFile(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
  const isWhole = typeof kept === 'object' && kept !== null && typeof kept.session === 'object';
  return isWhole && kept.end > Date.now() ? kept : undefined;
}

async function writeSession(store, id, text) {
  const session = JSON.parse(text);
  const end = endOf(store, session.cookie);
  await replaceFile(store, fileOf(store, id), JSON.stringify({ id, end, session }), end);
}

async function touchSession(store, id, cookie) {
  const file = fileOf(store, id);
  const kept = await readFile(file);
  if (kept === undefined) return;
  const end = endOf(store, cookie);
  if (end - kept.end < store.touchAfter * 1000) return;
  kept.session.cookie = cookie;
  await replaceFile(store, file, JSON.stringify({ id, end, session: kept.session }), end);
}

async function replaceFile(store, file, text, end) {
  const fresh = `${file}.${process.pid}.${++store._written}${UNFINISHED}`;
  try {
    const handle = await fs.promises.open(fresh, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.utimes(new Date(), new Date(end));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.promises.rename(fresh, file);
  } catch (error) {
    await fs.promises.rm(fresh, { force: true });
    throw error;
  }
  await syncFolder(store.path);
}

// The new name is data of the folder, which must reach the disk too.
async function syncFolder(path) {
  const folder = await fs.promises.open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readAll(store) {
  const sessions = { __proto__: null };
  for (const name of await fs.promises.readdir(store.path)) {
    if (!name.endsWith(SUFFIX)) continue;
    const kept = await readFile(join(store.path, name));
    if (kept !== undefined) sessions[kept.id] = kept.session;
  }
  return sessions;
}

async function removeWhere(store, isMeant) {
  for (const name of await fs.promises.readdir(store.path)) {
    if (!name.endsWith(SUFFIX) && !name.endsWith(UNFINISHED)) continue;
    const file = join(store.path, name);
    const stat = await fs.promises.stat(file).catch(() => null);
    if (stat !== null && isMeant(name, stat)) await fs.promises.rm(file, { force: true });
  }
}

module.exports = FileStore;
