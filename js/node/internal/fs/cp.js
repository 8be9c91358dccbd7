'use strict';
// fs.cp: copies files and trees (https://nodejs.org/api/fs.html#fscpsrc-dest-options-callback), written once
// for both its forms, see internal/fs/steps.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateObject } = require('internal/validators');
const { dirname, isAbsolute, join, parse, resolve, sep } = require('path');
const u = require('internal/fs/utils');
const ops = require('internal/fs/ops');
const { runLater, runNow } = require('internal/fs/steps');
const { statsFrom } = require('internal/fs/stats');

// The same numbers on every Linux.
const EEXIST = 17;
const ENOTDIR = 20;
const EISDIR = 21;
const EINVAL = 22;

const DEFAULTS = {
  dereference: false,
  errorOnExist: false,
  filter: undefined,
  force: true,
  mode: 0,
  preserveTimestamps: false,
  recursive: false,
  verbatimSymlinks: false,
};

function checkOptions(options) {
  if (options === undefined) return DEFAULTS;
  validateObject(options, 'options');
  const all = { ...DEFAULTS, ...options };
  for (const name of Object.keys(DEFAULTS)) {
    if (typeof DEFAULTS[name] === 'boolean') validateBoolean(all[name], `options.${name}`);
  }
  all.mode = u.getCopyMode(all.mode);
  if (all.filter !== undefined) validateFunction(all.filter, 'options.filter');
  if (all.dereference && all.verbatimSymlinks) {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  return all;
}

function pathOf(value, name) {
  return String(u.getValidatedPath(value, name));
}

function begin(src, dest, options) {
  const all = checkOptions(options);
  return copyRoot(pathOf(src, 'src'), pathOf(dest, 'dest'), all);
}

function cpSync(src, dest, options) {
  runNow(begin(src, dest, options));
}

// Wrong arguments throw; all else the promise tells.
function cp(src, dest, options) {
  return runLater(begin(src, dest, options));
}

// ---- checks -----------------------------------------------------------------------------------------

function refuse(name, errno, code, message, path) {
  return new codes[name]({ message, path, syscall: 'cp', errno, code });
}

function isSame(a, b) {
  return a.ino === b.ino && a.dev === b.dev;
}

/** Whether `inner` is `outer` or lies below it, by their names. */
function isBelow(outer, inner) {
  const above = resolve(outer).split(sep).filter(Boolean);
  const below = resolve(inner).split(sep).filter(Boolean);
  return above.every((part, i) => below[i] === part);
}

function* statOf(path, options) {
  const operation = options.dereference ? ops.stat : ops.lstat;
  return statsFrom(yield (later) => operation(path, { bigint: true }, later), true);
}

function* statIfThere(path, options) {
  try {
    return yield* statOf(path, options);
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

// Answers null for what the filter leaves out, of which nothing more is asked.
function* checkPaths(src, dest, options) {
  if (options.filter && !(yield options.filter(src, dest))) return null;
  const from = yield* statOf(src, options);
  const to = yield* statIfThere(dest, options);
  if (to !== null) {
    if (isSame(from, to)) {
      throw refuse('ERR_FS_CP_EINVAL', EINVAL, 'EINVAL', 'src and dest cannot be the same', dest);
    }
    if (from.isDirectory() && !to.isDirectory()) {
      const message = `cannot overwrite non-directory ${dest} with directory ${src}`;
      throw refuse('ERR_FS_CP_DIR_TO_NON_DIR', EISDIR, 'EISDIR', message, dest);
    }
    if (!from.isDirectory() && to.isDirectory()) {
      const message = `cannot overwrite directory ${dest} with non-directory ${src}`;
      throw refuse('ERR_FS_CP_NON_DIR_TO_DIR', ENOTDIR, 'ENOTDIR', message, dest);
    }
  }
  if (from.isDirectory() && isBelow(src, dest)) throw intoItself(src, dest);
  return { from, to };
}

function intoItself(src, dest) {
  const message = `cannot copy ${src} to a subdirectory of self ${dest}`;
  return refuse('ERR_FS_CP_EINVAL', EINVAL, 'EINVAL', message, dest);
}

// The names need not tell that dest lies in src: a link on the way may lead there.
function* checkParents(src, from, dest) {
  let parent = resolve(dirname(dest));
  while (parent !== resolve(dirname(src)) && parent !== parse(parent).root) {
    const stat = yield* statIfThere(parent, { dereference: true });
    if (stat !== null && isSame(from, stat)) throw intoItself(src, dest);
    parent = resolve(dirname(parent));
  }
}

// ---- copying ----------------------------------------------------------------------------------------

function* copyRoot(src, dest, options) {
  const stats = yield* checkPaths(src, dest, options);
  if (stats === null) return;
  const { from, to } = stats;
  if (from.isDirectory()) yield* checkParents(src, from, dest);
  yield (later) => ops.mkdir(dirname(dest), { recursive: true }, later);
  yield* copyOne(src, dest, from, to, options);
}

function* copyOne(src, dest, from, to, options) {
  if (from.isDirectory()) {
    if (!options.recursive) {
      throw refuse('ERR_FS_EISDIR', EINVAL, 'EISDIR', `${src} is a directory (not copied)`, src);
    }
    yield* copyDirectory(src, dest, from, to, options);
  } else if (from.isSymbolicLink()) {
    yield* copyLink(src, dest, to, options);
  } else if (from.isSocket()) {
    throw refuse('ERR_FS_CP_SOCKET', EINVAL, 'EINVAL', `cannot copy a socket file: ${dest}`, dest);
  } else if (from.isFIFO()) {
    throw refuse('ERR_FS_CP_FIFO_PIPE', EINVAL, 'EINVAL', `cannot copy a FIFO pipe: ${dest}`, dest);
  } else {
    yield* copyFile(src, dest, from, to, options);
  }
}

function refuseExisting(dest, options) {
  if (options.force || !options.errorOnExist) return;
  throw refuse('ERR_FS_CP_EEXIST', EEXIST, 'EEXIST', `${dest} already exists`, dest);
}

function* copyFile(src, dest, from, to, options) {
  if (to !== null) {
    if (!options.force) {
      refuseExisting(dest, options);
      return;
    }
    yield (later) => ops.unlink(dest, later);
  }
  yield (later) => ops.copyFile(src, dest, options.mode, later);
  if (!options.preserveTimestamps) return;
  // Reading the source has touched its time of access.
  const now = yield* statOf(src, { dereference: true });
  const seconds = (nanoseconds) => Number(nanoseconds) / 1e9;
  yield (later) => ops.utimes(dest, seconds(now.atimeNs), seconds(now.mtimeNs), later);
}

function* copyDirectory(src, dest, from, to, options) {
  if (to === null) yield (later) => ops.mkdir(dest, undefined, later);
  else refuseExisting(dest, options);
  const names = yield (later) => ops.binding.readdir(src, false, false, false, later);
  for (const name of names) {
    const inner = join(src, name);
    const target = join(dest, name);
    const stats = yield* checkPaths(inner, target, options);
    if (stats !== null) yield* copyOne(inner, target, stats.from, stats.to, options);
  }
  // Only now, since a read-only directory could not have been filled.
  if (to === null) yield (later) => ops.chmod(dest, Number(from.mode) & 0o7777, later);
}

function* copyLink(src, dest, to, options) {
  let leads = yield (later) => ops.readlink(src, {}, later);
  if (!options.verbatimSymlinks && !isAbsolute(leads)) leads = resolve(dirname(src), leads);
  // In the place of what is no link a link can't be made: the system says so.
  if (to?.isSymbolicLink()) {
    yield* checkReplacedLink(src, leads, dest);
    yield (later) => ops.unlink(dest, later);
  }
  yield (later) => ops.symlink(leads, dest, undefined, later);
}

function* checkReplacedLink(src, leads, dest) {
  let led = yield (later) => ops.readlink(dest, {}, later);
  if (!isAbsolute(led)) led = resolve(dirname(dest), led);
  const target = yield* statIfThere(src, { dereference: true });
  if (!target?.isDirectory()) return;
  if (isBelow(leads, led)) throw intoItself(leads, led);
  if (isBelow(led, leads)) {
    const message = `cannot overwrite ${led} with ${leads}`;
    throw refuse('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', EINVAL, 'EINVAL', message, dest);
  }
}

module.exports = { cp, cpSync };
