'use strict';
// fs.watch and fs.promises.watch over inotify(7)
// (https://nodejs.org/api/fs.html#fswatchfilename-options-listener). A recursive watcher watches every
// directory below its own, and takes in new ones when they appear.

const EventEmitter = require('events');
const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateInteger, validateObject, validateOneOf } =
  require('internal/validators');
const { on, context } = require('internal/dispatch');
const u = require('internal/fs/utils');
const { binding } = require('internal/fs/ops');

const IN_MODIFY = 0x2;
const IN_ATTRIB = 0x4;
const IN_CREATE = 0x100;
const IN_IGNORED = 0x8000;
const IN_ISDIR = 0x40000000;
const IN_MOVED_TO = 0x80;
// Besides those: moved from, deleted, deleted or moved itself.
const WATCHED = IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_MOVED_TO | 0x40 | 0x200 | 0x400 | 0x800;

const DIRECTORY = 2;

const watchers = new Map();

on('watch', (id, mask, name, watch) => {
  watchers.get(id)?._onEvent(mask, name, watch);
});

class FSWatcher extends EventEmitter {
  #id = -1;
  #encoding;
  #basename;
  // For a recursive watcher: the directory of each watch, relative to the root.
  #directories = null;
  #root;

  _start(path, options) {
    this.#encoding = options.encoding;
    this.#root = path;
    this.#basename = typeof path === 'string' ? require('path').basename(path) : path;
    this.#id = binding.watchOpen();
    try {
      const watch = binding.watchAdd(this.#id, path, WATCHED);
      if (options.recursive) {
        this.#directories = new Map([[watch, '']]);
        this.#takeIn('');
      }
    } catch (error) {
      binding.watchClose(this.#id);
      this.#id = -1;
      throw describe(error, path);
    }
    watchers.set(this.#id, this);
    if (context.hooks) context.hooks.openHandle(this.#id, 'FSEVENTWRAP', this);
    if (options.persistent === false) this.unref();
  }

  // Watches all directories below `relative`, and tells of what is in them if they are new.
  #takeIn(relative, isNew = false) {
    const { join } = require('path');
    let entries;
    try {
      entries = binding.readdir(join(this.#root, relative), true, false, false, false);
    } catch {
      // A file as the root has nothing below it; a directory may be gone again.
      return;
    }
    for (let i = 0; i < entries.length; i += 2) {
      const below = relative === '' ? entries[i] : join(relative, entries[i]);
      if (isNew) this.#tell('rename', below);
      if (entries[i + 1] === DIRECTORY && this.#watchBelow(below)) this.#takeIn(below, isNew);
    }
  }

  #watchBelow(relative) {
    try {
      const path = require('path').join(this.#root, relative);
      this.#directories.set(binding.watchAdd(this.#id, path, WATCHED), relative);
      return true;
    } catch (error) {
      // Gone again; anything else (the limit on watches) somebody should hear of.
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') this.emit('error', error);
      return false;
    }
  }

  _onEvent(mask, nameBytes, watch) {
    if (mask & IN_IGNORED) {
      this.#directories?.delete(watch);
      return;
    }
    const type = (mask & ~IN_ISDIR & ~(IN_MODIFY | IN_ATTRIB)) === 0 ? 'change' : 'rename';
    if (this.#directories !== null) {
      this.#onTreeEvent(mask, type, nameBytes, watch);
      return;
    }
    if (nameBytes.byteLength === 0) this.#tell(type, this.#basename);
    else this.#tell(type, u.toBuffer(nameBytes));
  }

  #onTreeEvent(mask, type, nameBytes, watch) {
    const directory = this.#directories.get(watch);
    // What a directory hears about itself, its parent hears as well.
    if (directory === undefined || (nameBytes.byteLength === 0 && directory !== '')) return;
    const name = u.toBuffer(nameBytes).toString();
    const relative = require('path').join(directory, name || String(this.#basename));
    this.#tell(type, relative);
    if (mask & IN_ISDIR && mask & (IN_CREATE | IN_MOVED_TO) && this.#id >= 0 && this.#watchBelow(relative)) {
      this.#takeIn(relative, true);
    }
  }

  #tell(type, name) {
    if (this.#id < 0) return;
    const { Buffer } = require('buffer');
    let shown = name;
    if (this.#encoding === 'buffer') shown = Buffer.from(name);
    else if (typeof name !== 'string') shown = Buffer.from(name).toString(this.#encoding);
    else if (u.wantsBytes(this.#encoding)) shown = Buffer.from(name).toString(this.#encoding);
    this.emit('change', type, shown);
  }

  start() {}

  close() {
    if (this.#id < 0) return;
    watchers.delete(this.#id);
    if (context.hooks) context.hooks.closeHandle(this.#id);
    binding.watchClose(this.#id);
    this.#id = -1;
    require('process').nextTick(() => this.emit('close'));
  }

  ref() {
    if (this.#id >= 0) binding.watchReferenced(this.#id, true);
    return this;
  }

  unref() {
    if (this.#id >= 0) binding.watchReferenced(this.#id, false);
    return this;
  }
}

// "No space left" means the system's limit on watches here, which nobody would guess.
function describe(error, path) {
  let told = error;
  if (error.code === 'ENOSPC') {
    const message = 'System limit for number of file watchers reached';
    told = require('internal/errors').uvException({ errno: error.errno, syscall: 'watch', path, message });
  }
  told.filename = path;
  return told;
}

function watch(filename, options, listener) {
  if (typeof options === 'function') listener = options;
  const path = u.getValidatedPath(filename);
  const wanted = u.getOptions(options);
  if (wanted.recursive != null) validateBoolean(wanted.recursive, 'options.recursive');
  const watcher = new FSWatcher();
  watcher._start(path, wanted);
  if (listener) watcher.addListener('change', listener);
  const { signal } = wanted;
  if (signal) {
    if (signal.aborted) {
      require('process').nextTick(() => watcher.close());
    } else {
      const onAbort = () => watcher.close();
      signal.addEventListener('abort', onAbort, { once: true });
      watcher.once('close', () => signal.removeEventListener('abort', onAbort));
    }
  }
  return watcher;
}

function warnOfOverflow(maxQueue) {
  require('process').emitWarning(`fs.watch maxQueue exceeded: ${maxQueue} events wait`);
}

// The events of a watcher as an async iterator; closed when the loop that uses it ends.
async function* watchAsync(filename, options = {}) {
  const path = u.getValidatedPath(filename);
  validateObject(options, 'options');
  const { encoding, signal, persistent = true, recursive = false, maxQueue = 2048, overflow = 'ignore' } = options;
  validateBoolean(persistent, 'options.persistent');
  validateBoolean(recursive, 'options.recursive');
  validateInteger(maxQueue, 'options.maxQueue');
  validateOneOf(overflow, 'options.overflow', ['ignore', 'error', 'throw']);
  validateAbortSignal(signal, 'options.signal');
  if (encoding && encoding !== 'buffer') u.assertEncoding(encoding);
  const abortError = () => new AbortError(undefined, { cause: signal.reason });
  if (signal?.aborted) throw abortError();

  const events = [];
  let wake = null;
  const call = () => { wake?.(); wake = null; };
  let failure = null;
  const watcher = watch(path, { ...options, signal: undefined }, (eventType, name) => {
    if (events.length < maxQueue) events.push({ eventType, filename: name });
    else if (overflow === 'ignore') warnOfOverflow(maxQueue);
    else failure = new codes.ERR_FS_WATCH_QUEUE_OVERFLOW(maxQueue);
    call();
  });
  watcher.on('error', (error) => { failure = error; call(); });
  const onAbort = () => { failure = abortError(); call(); };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      while (events.length > 0 && failure === null) yield events.shift();
      if (failure !== null) throw failure;
      await new Promise((resolve) => { wake = resolve; });
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    watcher.close();
  }
}

module.exports = { FSWatcher, watch, watchAsync, watchers };
