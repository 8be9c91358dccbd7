'use strict';
// fs.glob: the paths below a directory that match patterns
// (https://nodejs.org/api/fs.html#fsglobpattern-options-callback). Directories are read only where a
// pattern can still lead; what a pattern means is internal/glob's.

const { codes } = require('internal/errors');
const { validateArray, validateObject, validateString } = require('internal/validators');
const { matches } = require('internal/glob');
const { runLater, runNow } = require('internal/fs/steps');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { Dirent } = require('internal/fs/stats');

const DIRECTORY = 2;

class Glob {
  constructor(patterns, options = {}) {
    validateObject(options, 'options');
    this.cwd = options.cwd === undefined ? '.' : String(u.getValidatedPath(options.cwd, 'options.cwd'));
    this.isTyped = options.withFileTypes ?? false;
    this.exclude = excluder(options.exclude, this.isTyped);
    const list = Array.isArray(patterns) ? patterns : [patterns];
    validateArray(list, 'patterns');
    this.patterns = list.map((pattern) => {
      validateString(pattern, 'patterns');
      return new Pattern(pattern);
    });
    this.seen = new Set();
    this.found = [];
  }

  * run() {
    for (const pattern of this.patterns) {
      yield* this.walk(pattern.start, pattern);
    }
    return this.found;
  }

  * walk(directory, pattern) {
    const waiting = [directory];
    while (waiting.length > 0) {
      const at = waiting.shift();
      const entries = yield* this.list(at);
      for (let i = 0; i < entries.length; i += 2) {
        const path = at === '' ? entries[i] : at === '/' ? `/${entries[i]}` : `${at}/${entries[i]}`;
        const entry = this.isTyped ? new Dirent(entries[i], this.absolute(at), entries[i + 1]) : entries[i];
        if (this.exclude?.(path, entry)) continue;
        if (!this.seen.has(path) && matches(path, pattern.text, '/')) {
          this.seen.add(path);
          this.found.push(this.isTyped ? entry : path);
        }
        if (entries[i + 1] === DIRECTORY && pattern.leadsBelow(path)) waiting.push(path);
      }
    }
  }

  absolute(path) {
    return require('path').resolve(this.cwd, path);
  }

  // What can't be read has nothing to find in it.
  * list(directory) {
    try {
      return yield (later) => ops.binding.readdir(this.absolute(directory), true, false, false, later);
    } catch {
      return [];
    }
  }
}

class Pattern {
  constructor(text) {
    this.text = text.startsWith('./') ? text.slice(2) : text;
    const segments = this.text.split('/');
    let plain = 0;
    while (plain < segments.length - 1 && !/[*?[\]{}()!+@\\]/.test(segments[plain])) plain++;
    /** The directory that every match lies below. */
    this.start = segments.slice(0, plain).join('/');
    if (this.start === '' && plain > 0) this.start = '/';
    // Braces and extended forms may hide separators.
    this.depth = /\*\*|[{(]/.test(this.text) ? Infinity : segments.length;
  }

  leadsBelow(path) {
    return this.depth === Infinity || path.split('/').length < this.depth;
  }
}

function excluder(exclude, isTyped) {
  if (exclude == null) return undefined;
  if (typeof exclude === 'function') return (path, entry) => exclude(isTyped ? entry : path);
  if (!Array.isArray(exclude)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.exclude', ['function', 'string[]'], exclude);
  }
  return (path) => exclude.some((pattern) => matches(path, pattern, '/'));
}

function globSync(patterns, options) {
  return runNow(new Glob(patterns, options).run());
}

async function globAll(patterns, options) {
  return runLater(new Glob(patterns, options).run());
}

async function* globAsync(patterns, options) {
  yield* await globAll(patterns, options);
}

module.exports = { globAll, globAsync, globSync };
