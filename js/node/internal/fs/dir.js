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
  #isReading = false;

  constructor(entries, path, options) {
    if (entries == null) throw new codes.ERR_MISSING_ARGS('handle');
    this.#path = path;
    this.#encoding = options.encoding;
    this.#recursive = options.recursive ?? false;
    this.#batches = [{ entries, path }];
  }

  get path() {
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

  readSync() {
    this.#check();
    if (this.#isReading) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
    for (;;) {
      const next = this.#next();
      if (typeof next !== 'string') return next;
      this.#listed(next, ops.opendir(next, this.#encoding, false));
    }
  }

  async #readLater() {
    this.#isReading = true;
    try {
      for (;;) {
        const next = this.#next();
        if (typeof next !== 'string') return next;
        this.#listed(next, await promised(ops.opendir(next, this.#encoding, true)));
      }
    } finally {
      this.#isReading = false;
    }
  }

  read(callback) {
    if (callback === undefined) return this.#readPromise();
    validateFunction(callback, 'cb');
    this.#check();
    settle(this.#readLater(), callback);
    return undefined;
  }

  async #readPromise() {
    this.#check();
    return this.#readLater();
  }

  closeSync() {
    this.#check();
    if (this.#isReading) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
    this.#isClosed = true;
    this.#batches = [];
  }

  close(callback) {
    if (callback === undefined) return this.#closePromise();
    validateFunction(callback, 'cb');
    settle(this.#closePromise(), callback);
    return undefined;
  }

  async #closePromise() {
    this.closeSync();
  }

  async* entries() {
    try {
      for (let entry = await this.read(); entry !== null; entry = await this.read()) yield entry;
    } finally {
      await this.close();
    }
  }
}

Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  value: Dir.prototype.entries,
  enumerable: false,
  writable: true,
  configurable: true,
});

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
