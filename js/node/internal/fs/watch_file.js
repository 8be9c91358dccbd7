'use strict';
// fs.watchFile: looks at a file's stat again and again
// (https://nodejs.org/api/fs.html#fswatchfilefilename-options-listener). All listeners of one path share
// a watcher; a file that is not there counts as one whose every number is 0.

const EventEmitter = require('events');
const { validateFunction, validateUint32 } = require('internal/validators');
const { start } = require('internal/jobs');
const { context } = require('internal/dispatch');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { Stats, BigIntStats, statsFrom } = require('internal/fs/stats');

const DEFAULT_INTERVAL = 5007;

const watchers = new Map();

function noFile(isBigInt) {
  if (isBigInt) return new BigIntStats(new BigInt64Array(18));
  return new Stats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

// What the system takes note of at each change; reading alone is none.
function isChanged(a, b) {
  return a.ctimeMs !== b.ctimeMs || a.mtimeMs !== b.mtimeMs || a.birthtimeMs !== b.birthtimeMs ||
    a.size !== b.size || a.ino !== b.ino || a.dev !== b.dev || a.mode !== b.mode ||
    a.uid !== b.uid || a.gid !== b.gid;
}

class StatWatcher extends EventEmitter {
  #path;
  #isBigInt;
  #interval;
  #timer = null;
  #previous = null;
  #isStopped = false;
  #isReferenced = true;
  #account = undefined;            // for async hooks

  _begin(path, interval, isBigInt) {
    this.#path = path;
    this.#interval = interval;
    this.#isBigInt = isBigInt;
    if (context.hooks) this.#account = context.hooks.frameFor('STATWATCHER', this);
    this.#look();
  }

  #look() {
    start(ops.stat(this.#path, { bigint: this.#isBigInt }, true), (error, words) => {
      if (this.#isStopped) return;
      this.#compare(error === null ? statsFrom(words, this.#isBigInt) : noFile(this.#isBigInt), error !== null);
      if (this.#isStopped) return;
      this.#timer = setTimeout(() => this.#look(), this.#interval);
      if (!this.#isReferenced) this.#timer.unref();
    });
  }

  #compare(current, isMissing) {
    const previous = this.#previous;
    this.#previous = current;
    // The first look tells only that there is nothing to see.
    if (previous === null ? isMissing : isChanged(current, previous)) {
      const tell = () => this.emit('change', current, previous ?? current);
      if (this.#account === undefined) tell();
      else context.hooks.nested(this.#account, tell);
    }
  }

  start() {}

  stop() {
    if (this.#isStopped) return;
    this.#isStopped = true;
    if (this.#account !== undefined) context.hooks.destroy(this.#account.scope);
    clearTimeout(this.#timer);
    require('process').nextTick(() => this.emit('stop'));
  }

  ref() {
    this.#isReferenced = true;
    this.#timer?.ref();
    return this;
  }

  unref() {
    this.#isReferenced = false;
    this.#timer?.unref();
    return this;
  }
}

function keyOf(filename) {
  return require('path').resolve(String(u.getValidatedPath(filename)));
}

function watchFile(filename, options, listener) {
  const path = keyOf(filename);
  let wanted = options;
  if (options === null || typeof options !== 'object') {
    listener = options;
    wanted = {};
  }
  validateFunction(listener, 'listener');
  const interval = wanted.interval ?? DEFAULT_INTERVAL;
  validateUint32(interval, 'interval');
  let watcher = watchers.get(path);
  if (watcher === undefined) {
    watcher = new StatWatcher();
    if (wanted.persistent === false) watcher.unref();
    watchers.set(path, watcher);
    watcher._begin(path, interval, wanted.bigint ?? false);
  } else if (wanted.persistent !== false) {
    watcher.ref();
  }
  watcher.addListener('change', listener);
  return watcher;
}

function unwatchFile(filename, listener) {
  const path = keyOf(filename);
  const watcher = watchers.get(path);
  if (watcher === undefined) return;
  if (typeof listener === 'function') watcher.removeListener('change', listener);
  else watcher.removeAllListeners('change');
  if (watcher.listenerCount('change') === 0) {
    watcher.stop();
    watchers.delete(path);
  }
}

module.exports = { StatWatcher, unwatchFile, watchFile };
