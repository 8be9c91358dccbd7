'use strict';
// Paths, after https://nodejs.org/api/path.html: this room is path.posix, which is `path` itself on
// Linux; path.win32 is a room of its own, loaded when first asked for. Splitting and joining do most of
// the work, since the engine does these natively and steps through characters slowly.

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { extensionOf, formatWith } = require('internal/path_common');

// Takes out empty and '.' segments and lets '..' take the segment before it.
function simplify(path, isAbsolute) {
  const kept = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (!isAbsolute) kept.push(part);
  }
  return kept.join('/');
}

function resolve(...paths) {
  let joined = '';
  for (let i = paths.length - 1; i >= 0; i--) {
    const path = paths[i];
    validateString(path, `paths[${i}]`);
    if (path === '') continue;
    joined = joined === '' ? path : `${path}/${joined}`;
    if (path[0] === '/') return `/${simplify(joined, true)}`;
  }
  const cwd = process.cwd();
  const isAbsolute = cwd[0] === '/';
  const rest = simplify(`${cwd}/${joined}`, isAbsolute);
  return isAbsolute ? `/${rest}` : rest || '.';
}

function normalize(path) {
  validateString(path, 'path');
  if (path === '') return '.';
  const isAbsolute = path[0] === '/';
  const rest = simplify(path, isAbsolute);
  const tail = path[path.length - 1] === '/' ? '/' : '';
  if (rest === '') return isAbsolute ? '/' : `.${tail}`;
  return (isAbsolute ? '/' : '') + rest + tail;
}

function isAbsolute(path) {
  validateString(path, 'path');
  return path[0] === '/';
}

function join(...paths) {
  let joined = '';
  for (let i = 0; i < paths.length; i++) {
    const path = paths[i];
    validateString(path, 'path');
    if (path !== '') joined = joined === '' ? path : `${joined}/${path}`;
  }
  return joined === '' ? '.' : normalize(joined);
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  if (from === to) return '';
  const source = resolve(from);
  const target = resolve(to);
  if (source === target) return '';
  const sourceParts = source === '/' ? [] : source.slice(1).split('/');
  const targetParts = target === '/' ? [] : target.slice(1).split('/');
  let shared = 0;
  while (shared < sourceParts.length && sourceParts[shared] === targetParts[shared]) shared++;
  const up = new Array(sourceParts.length - shared).fill('..');
  return [...up, ...targetParts.slice(shared)].join('/');
}

function toNamespacedPath(path) {
  return path;
}

// Where the trailing slashes begin, though never before index `from`.
function endOf(path, from) {
  let end = path.length;
  while (end > from && path[end - 1] === '/') end--;
  return end;
}

function dirname(path) {
  validateString(path, 'path');
  if (path === '') return '.';
  const slash = path.lastIndexOf('/', endOf(path, 1) - 1);
  if (slash < 1) return path[0] === '/' ? '/' : '.';
  return slash === 1 && path[0] === '/' ? '//' : path.slice(0, slash);
}

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'suffix');
  validateString(path, 'path');
  // A suffix that is the whole path is taken off even when that leaves nothing.
  if (suffix === path) return '';
  const end = endOf(path, 0);
  const start = end === 0 ? 0 : path.lastIndexOf('/', end - 1) + 1;
  const base = path.slice(start, end);
  if (!suffix || base === suffix || suffix.length > path.length) return base;
  if (base.endsWith(suffix)) return base.slice(0, -suffix.length);
  // Node's scan for the suffix overruns a shorter base and then keeps the trailing slashes.
  return suffix.endsWith(base) ? path.slice(start) : base;
}

function extname(path) {
  validateString(path, 'path');
  return extensionOf(basename(path));
}

function format(pathObject) {
  return formatWith('/', pathObject);
}

function parse(path) {
  validateString(path, 'path');
  const root = path[0] === '/' ? '/' : '';
  const end = endOf(path, root.length);
  const start = Math.max(path.lastIndexOf('/', end - 1) + 1, root.length);
  const base = path.slice(start, end);
  // Node finds an extension in '/..' though not in '..' or 'a/..'.
  const ext = base === '..' && start === 1 ? '.' : extensionOf(base);
  const dir = start > root.length ? path.slice(0, start - 1) : root;
  return { root, dir, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) };
}

function matchesGlob(path, pattern) {
  validateString(path, 'path');
  validateString(pattern, 'pattern');
  return require('internal/glob').matches(path, pattern, '/');
}

const posix = {
  resolve,
  normalize,
  isAbsolute,
  join,
  relative,
  toNamespacedPath,
  dirname,
  basename,
  extname,
  format,
  parse,
  matchesGlob,
  sep: '/',
  delimiter: ':',
  win32: null,
  posix: null,
};

let win32;

posix.posix = posix;
Object.defineProperty(posix, 'win32', {
  get() {
    if (win32) return win32;
    win32 = require('internal/path_win32').win32;
    win32.posix = posix;
    return win32;
  },
  enumerable: true,
  configurable: true,
});
posix._makeLong = toNamespacedPath;

module.exports = posix;
