'use strict';
// fs.glob: the paths below a directory that match patterns
// (https://nodejs.org/api/fs.html#fsglobpattern-options-callback). Directories are read only where a
// pattern can still lead; what a pattern means is internal/glob's.

const { codes } = require('internal/errors');
const { validateArray, validateObject, validateString } = require('internal/validators');
const { compile, compileSegment, expandBraces } = require('internal/glob');
const { runLater, runNow } = require('internal/fs/steps');
const { join, relative, resolve } = require('path');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { Dirent } = require('internal/fs/stats');

const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;
// The types of entries, as readdir has them.
const FILE = 1;
const DIRECTORY = 2;
const LINK = 3;
const TYPES = new Map([[0o100000, FILE], [S_IFDIR, DIRECTORY], [0o120000, LINK], [0o010000, 4], [0o140000, 5],
  [0o020000, 6], [0o060000, 7]]);

/** A pattern without braces: its segments, each a name, '..', '**', an expression, or at the end ''. */
class Pattern {
  constructor(text) {
    this.isAbsolute = text[0] === '/';
    const parts = text.split('/').filter((part) => part !== '' && part !== '.');
    this.segments = parts.filter((part, i) => part !== '**' || parts[i - 1] !== '**')
      .map((part) => compileSegment(part));
    if (text.endsWith('/') && parts.length > 0) this.segments.push('');
    // A '**' that nothing stands before, not even './', does not look behind links.
    this.isWide = text.startsWith('**');
  }
}

class Glob {
  constructor(patterns, options = {}) {
    validateObject(options, 'options');
    this.cwd = resolve(options.cwd === undefined ? '.' : String(u.getValidatedPath(options.cwd, 'options.cwd')));
    this.isTyped = options.withFileTypes ?? false;
    this.exclude = excluder(options.exclude, this);
    const list = Array.isArray(patterns) ? patterns : [patterns];
    validateArray(list, 'patterns');
    this.patterns = list.flatMap((pattern) => {
      validateString(pattern, 'patterns');
      return expandBraces(pattern).map((each) => new Pattern(each));
    });
    this.found = new Map();       // path → its type
    this.listings = new Map();    // directory → a Map of names to types
    this.waiting = [];            // [path, the segment to match below it]
  }

  * run() {
    for (const pattern of this.patterns) {
      this.pattern = pattern;
      this.seen = new Set();
      this.look(pattern.isAbsolute ? '/' : '', 0);
      for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
        yield* this.visit(next[0], next[1]);
      }
    }
    const paths = [...this.found.keys()];
    return this.isTyped ? paths.map((path) => this.direntOf(path, this.found.get(path))) : paths;
  }

  look(path, at) {
    const key = `${at}:${path}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.waiting.push([path, at]);
  }

  * visit(path, at) {
    const { segments } = this.pattern;
    const segment = segments[at];
    const isLast = at === segments.length - 1;
    if (segment === undefined) yield* this.add(path, undefined);
    else if (segment === '') yield* this.addDirectory(path);
    else if (segment === '..') yield* this.ascend(path, at);
    else if (segment === '**') yield* this.spread(path, at, isLast);
    else if (typeof segment === 'string') yield* this.step(join(path, segment), at, isLast);
    else yield* this.select(path, segment, at, isLast);
  }

  * ascend(path, at) {
    if (yield* this.isDirectory(path)) this.look(parentOf(path), at + 1);
  }

  * step(path, at, isLast) {
    const type = isLast || this.exclude ? yield* this.typeOf(path) : DIRECTORY;
    if (type === undefined || this.exclude?.(path, type)) return;
    if (isLast) yield* this.add(path, type);
    else this.look(path, at + 1);
  }

  * select(path, segment, at, isLast) {
    for (const [name, type] of yield* this.list(path)) {
      if (!segment.test(name)) continue;
      const child = join(path, name);
      if (this.exclude?.(child, type)) continue;
      if (isLast) yield* this.add(child, type);
      else if (type === DIRECTORY || type === LINK) this.look(child, at + 1);
    }
  }

  * spread(path, at, isLast) {
    if (!isLast) this.look(path, at + 1);
    else if (path !== '' && path !== '/') yield* this.addDirectory(path);
    for (const [name, type] of yield* this.list(path)) {
      if (name[0] === '.') continue;
      const child = join(path, name);
      if (this.exclude?.(child, type)) continue;
      if (isLast) yield* this.add(child, type);
      // It goes down to links, but not through them: they may lead back.
      if (type === DIRECTORY) this.look(child, at);
      else if (type === LINK && !isLast && !(at === 0 && this.pattern.isWide)) this.look(child, at + 1);
    }
  }

  * addDirectory(path) {
    if (yield* this.isDirectory(path)) yield* this.add(path, undefined);
  }

  * add(path, known) {
    const shown = path === '' ? '.' : path;
    if (this.found.has(shown)) return;
    const type = known ?? (yield* this.typeOf(path));
    if (type !== undefined) this.found.set(shown, type);
  }

  // ---- what is there --------------------------------------------------------------------------------

  absolute(path) {
    return resolve(this.cwd, path);
  }

  direntOf(path, type) {
    const whole = this.absolute(path);
    const cut = whole.lastIndexOf('/');
    return new Dirent(whole.slice(cut + 1), whole.slice(0, cut) || '/', type);
  }

  // What can't be read has nothing to find in it.
  * list(directory) {
    const known = this.listings.get(directory);
    if (known !== undefined) return known;
    const listing = new Map();
    this.listings.set(directory, listing);
    try {
      const path = this.absolute(directory);
      const entries = yield (later) => ops.binding.readdir(path, true, false, false, later);
      for (let i = 0; i < entries.length; i += 2) listing.set(entries[i], entries[i + 1]);
    } catch {
      // Empty, then.
    }
    return listing;
  }

  * modeOf(operation, path) {
    try {
      return new Float64Array(yield (later) => operation(this.absolute(path), undefined, later))[1] & S_IFMT;
    } catch {
      return undefined;
    }
  }

  * typeOf(path) {
    const mode = yield* this.modeOf(ops.lstat, path);
    return mode === undefined ? undefined : TYPES.get(mode) ?? 0;
  }

  * isDirectory(path) {
    return (yield* this.modeOf(ops.stat, path)) === S_IFDIR;
  }
}

function parentOf(path) {
  return path === '' || /(^|\/)\.\.$/.test(path) ? join(path, '..') : join(path, '..').replace(/^\.$/, '');
}

function excluder(exclude, glob) {
  if (exclude == null) return undefined;
  if (typeof exclude === 'function') {
    return (path, type) => exclude(glob.isTyped ? glob.direntOf(path, type) : path);
  }
  if (!Array.isArray(exclude)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.exclude', ['function', 'string[]'], exclude);
  }
  const patterns = exclude.map((pattern) => {
    validateString(pattern, 'options.exclude');
    const plain = pattern.split('/').filter((part) => part !== '.').join('/');
    return { plain, matches: compile(plain) };
  });
  return (path) => patterns.some(({ plain, matches }) => {
    const whole = glob.absolute(path);
    const shown = plain[0] === '/' ? whole : relative(glob.cwd, whole);
    if (shown.startsWith('..') && !plain.startsWith('..')) return false;
    return matches(shown) || matches(`${shown}/`);
  });
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
