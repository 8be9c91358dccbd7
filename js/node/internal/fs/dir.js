'use strict';
// fs.Dir and opendir (https://nodejs.org/api/fs.html#class-fsdir). The entries are read when the directory
// is opened; what appears or goes after that is not seen, which POSIX leaves open. `bufferSize` is
// checked and has nothing to buffer.

const { codes } = require('internal/errors');
const { validateFunction, validateUint32 } = require('internal/validators');
const { start, promised } = require('internal/jobs');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { Dirent } = require('internal/fs/stats');

const DIRECTORY = 2;

class Dir {
  #path;
  #encoding;
  #recursive;
  #batches;
  #position = 0;
  #isClosed = false;
  // Reads and a close that are out, one after the other; the last of them.
  #pending = 0;
  #last = null;

  constructor(entries, path, options) {
    if (entries == null) throw new codes.ERR_MISSING_ARGS('handle');
    this.#path = path;
    this.#encoding = options.encoding;
    this.#recursive = options.recursive ?? false;
    this.#batches = [{ entries, path }];
  }

  get path() {
    if (!(#path in this)) throw new codes.ERR_INVALID_THIS('Dir');
    return this.#path;
  }

  // The next entry; null at the end; a directory below still to be listed comes as its path.
  #next() {
    while (this.#batches.length > 0) {
      const batch = this.#batches[0];
      if (typeof batch === 'string') return batch;
      if (this.#position < batch.entries.length) return this.#take(batch);
      this.#batches.shift();
      this.#position = 0;
    }
    return null;
  }

  #take(batch) {
    const name = u.decodeName(batch.entries[this.#position], this.#encoding);
    const type = batch.entries[this.#position + 1];
    this.#position += 2;
    if (this.#recursive && type === DIRECTORY) {
      this.#batches.push(require('path').join(String(batch.path), String(name)));
    }
    return new Dirent(name, batch.path, type);
  }

  #listed(path, entries) {
    this.#batches[0] = { entries, path };
    this.#position = 0;
  }

  #check() {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
  }

  #checkIdle() {
    this.#check();
    if (this.#pending > 0) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
  }

  // Has `operate` run once all that was asked for before is done.
  #inTurn(operate) {
    this.#pending++;
    const run = async () => {
      try {
        return await operate();
      } finally {
        this.#pending--;
      }
    };
    const result = this.#pending === 1 ? run() : this.#last.then(run, run);
    this.#last = result;
    return result;
  }

  readSync() {
    this.#checkIdle();
    for (;;) {
      const next = this.#next();
      if (typeof next !== 'string') return next;
      this.#listed(next, ops.opendir(next, this.#encoding, false));
    }
  }

  async #readLater() {
    this.#check();
    for (;;) {
      const next = this.#next();
      if (typeof next !== 'string') return next;
      this.#listed(next, await promised(ops.opendir(next, this.#encoding, true)));
    }
  }

  read(callback) {
    if (callback === undefined) return this.#readPromise();
    validateFunction(callback, 'cb');
    this.#check();
    settle(this.#readPromise(), callback);
    return undefined;
  }

  async #readPromise() {
    this.#check();
    return this.#inTurn(() => this.#readLater());
  }

  closeSync() {
    this.#checkIdle();
    this.#end();
  }

  close(callback) {
    if (callback === undefined) return this.#closePromise();
    validateFunction(callback, 'cb');
    settle(this.#closePromise(), callback);
    return undefined;
  }

  #end() {
    this.#check();
    this.#isClosed = true;
    this.#batches = [];
  }

  async #closePromise() {
    this.#check();
    await this.#inTurn(() => this.#end());
  }

  [Symbol.dispose]() {
    if (!this.#isClosed) this.closeSync();
  }

  async [Symbol.asyncDispose]() {
    if (!this.#isClosed) await this.close();
  }

  entries() {
    return new EntryIterator(this);
  }
}

Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  value: Dir.prototype.entries,
  enumerable: false,
  writable: true,
  configurable: true,
});

// No generator: whoever leaves a loop over the entries finds the directory closed at once.
class EntryIterator {
  #dir;
  #isDone = false;

  constructor(dir) {
    this.#dir = dir;
  }

  async next() {
    if (this.#isDone) return { value: undefined, done: true };
    let entry = null;
    try {
      entry = await this.#dir.read();
    } finally {
      if (entry === null) await this.return();
    }
    return { value: entry ?? undefined, done: entry === null };
  }

  async return(value) {
    if (!this.#isDone) {
      this.#isDone = true;
      await this.#dir.close();
    }
    return { value, done: true };
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

// Errors of the callback itself must not end in the promise.
function settle(promise, callback) {
  const { nextTick } = require('process');
  promise.then((result) => nextTick(callback, null, result), (error) => nextTick(callback, error));
}

function dirOptions(options) {
  const wanted = { ...u.getOptions(options, { encoding: 'utf8' }) };
  if (wanted.bufferSize !== undefined) validateUint32(wanted.bufferSize, 'options.bufferSize', true);
  return wanted;
}

function opendirSync(path, options) {
  const checked = u.getValidatedPath(path);
  const wanted = dirOptions(options);
  return new Dir(ops.opendir(checked, wanted.encoding, false), checked, wanted);
}

function opendir(path, options, done) {
  const checked = u.getValidatedPath(path);
  const wanted = dirOptions(options);
  start(ops.opendir(checked, wanted.encoding, true), (error, entries) => {
    if (error !== null) done(error);
    else done(null, new Dir(entries, checked, wanted));
  });
}

module.exports = { Dir, opendir, opendirSync };
