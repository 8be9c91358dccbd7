'use strict';
// path.win32 of https://nodejs.org/api/path.html: both slashes separate, drives and UNC shares are roots.
// Under Linux there is one working directory and no drive has its own.

const { validateString } = require('internal/validators');
const { extensionOf, formatWith } = require('internal/path_common');

const separator = /[\\/]/;
const drive = /^[A-Za-z]:/;
// Two separators, a server, separators, a share: \\server\share
const share = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/;
const reserved = /^(?:con|prn|aux|nul|com[1-9\u00b9\u00b2\u00b3]|lpt[1-9\u00b9\u00b2\u00b3])$/i;

function isSeparator(char) {
  return char === '\\' || char === '/';
}

function simplify(path, isAbsolute) {
  const kept = [];
  for (const part of path.split(separator)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (!isAbsolute) kept.push(part);
  }
  return kept.join('\\');
}

// What a path begins with: { device, end of the root in the path, isAbsolute, isShare }.
function rootOf(path) {
  if (isSeparator(path[0])) {
    const unc = share.exec(path);
    if (!unc) return { device: '', end: 1, isAbsolute: true, isShare: false };
    const [whole, server, name] = unc;
    // \\.\ and \\?\ are not servers: what follows them is an object's name and no share.
    if (server === '.' || server === '?') {
      return { device: `\\\\${server}`, end: 4, isAbsolute: true, isShare: false };
    }
    return { device: `\\\\${server}\\${name}`, end: whole.length, isAbsolute: true, isShare: true };
  }
  if (!drive.test(path)) return { device: '', end: 0, isAbsolute: false, isShare: false };
  const isAbsolute = path.length > 2 && isSeparator(path[2]);
  return { device: path.slice(0, 2), end: isAbsolute ? 3 : 2, isAbsolute, isShare: false };
}

function resolve(...paths) {
  let device = '';
  let tail = '';
  let isAbsolute = false;
  for (let i = paths.length - 1; i >= -1; i--) {
    let path;
    if (i >= 0) {
      path = paths[i];
      validateString(path, `paths[${i}]`);
      if (path === '') continue;
    } else {
      path = process.cwd();
    }
    const root = rootOf(path);
    if (root.device !== '') {
      if (device !== '' && root.device.toLowerCase() !== device.toLowerCase()) continue;
      device ||= root.device;
    }
    if (!isAbsolute) {
      tail = `${path.slice(root.end)}\\${tail}`;
      isAbsolute = root.isAbsolute;
    }
    if (isAbsolute && device !== '') break;
  }
  tail = simplify(tail, isAbsolute);
  return isAbsolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
}

// What looks like a drive after simplifying must not become one: 'a/../c:' is no drive.
function guardAgainstDrive(path, tail) {
  if (drive.test(tail)) return `.\\${tail}`;
  for (let colon = path.indexOf(':'); colon >= 0; colon = path.indexOf(':', colon + 1)) {
    if (colon === path.length - 1 || isSeparator(path[colon + 1])) return `.\\${tail}`;
  }
  return tail;
}

// The length of a reserved device name and its colon at the path's start, or -1. Without a colon, Node
// leaves out the last character before it looks at the name, so that 'CONx' counts as well.
function reservedName(path) {
  const colon = path.indexOf(':');
  return reserved.test(path.slice(0, colon)) ? colon + 1 : -1;
}

function normalize(path) {
  validateString(path, 'path');
  if (path === '') return '.';
  if (path.length === 1) return path === '/' ? '\\' : path;
  const { device, end, isAbsolute, isShare } = rootOf(path);
  if (isShare && end === path.length) return `${device}\\`;
  const named = device === '' && !isAbsolute ? reservedName(path) : -1;
  let tail = simplify(path.slice(Math.max(end, named)), isAbsolute);
  if (tail === '' && !isAbsolute) tail = '.';
  if (tail !== '' && isSeparator(path[path.length - 1])) tail += '\\';
  if (named >= 0) return `.\\${path.slice(0, named)}${tail}`;
  if (isAbsolute) return `${device}\\${tail}`;
  return device === '' && path.includes(':') ? guardAgainstDrive(path, tail) : `${device}${tail}`;
}

function isAbsolute(path) {
  validateString(path, 'path');
  return isSeparator(path[0]) || (drive.test(path) && path.length > 2 && isSeparator(path[2]));
}

function join(...paths) {
  const parts = [];
  for (const path of paths) {
    validateString(path, 'path');
    if (path !== '') parts.push(path);
  }
  if (parts.length === 0) return '.';
  let joined = parts.join('\\');
  // Joining must not make a share of parts that were none: only a first part that begins with exactly
  // two separators and a name means one.
  if (!/^[\\/]{2}[^\\/]/.test(parts[0])) joined = joined.replace(/^[\\/]{2,}/, '\\');
  if (joined.includes(':') && joined.split(separator).some(isReserved)) return joined.replaceAll('/', '\\');
  return normalize(joined);
}

// A device by its name, which '..' must not take away: 'a\\CON:..\\b' stays as it is.
function isReserved(part) {
  return part.includes(':') && reservedName(part) >= 0;
}

function trimmed(path) {
  return path.replace(/^\\+/, '').replace(/\\+$/, '');
}

function partsOf(path) {
  return path === '' ? [] : path.split('\\');
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  if (from === to) return '';
  const target = resolve(to);
  const source = trimmed(resolve(from));
  const goal = trimmed(target);
  const lowSource = source.toLowerCase();
  const lowGoal = goal.toLowerCase();
  if (lowSource === lowGoal) return '';
  const sourceParts = partsOf(source);
  const goalParts = partsOf(goal);
  const most = Math.min(sourceParts.length, goalParts.length);
  let shared = 0;
  while (shared < most && sourceParts[shared].toLowerCase() === goalParts[shared].toLowerCase()) shared++;
  // Nothing in common, not even the drive: there is no relative way.
  if (shared === 0 && !lowSource.startsWith(lowGoal) && !lowGoal.startsWith(lowSource)) return target;
  return [...new Array(sourceParts.length - shared).fill('..'), ...goalParts.slice(shared)].join('\\');
}

function toNamespacedPath(path) {
  if (typeof path !== 'string' || path === '') return path;
  const resolved = resolve(path);
  if (resolved.length <= 2) return path;
  if (resolved.startsWith('\\\\')) {
    const third = resolved[2];
    if (third !== '?' && third !== '.') return `\\\\?\\UNC\\${resolved.slice(2)}`;
  } else if (/^[A-Za-z]:\\/.test(resolved)) {
    return `\\\\?\\${resolved}`;
  }
  return resolved;
}

// The root as it is written: its length, and the index from which a last component is looked for.
function writtenRoot(path) {
  if (isSeparator(path[0])) {
    const unc = share.exec(path);
    if (!unc) return 1;
    return unc[0].length < path.length ? unc[0].length + 1 : unc[0].length;
  }
  if (!drive.test(path)) return 0;
  return path.length > 2 && isSeparator(path[2]) ? 3 : 2;
}

function endOf(path, from) {
  let end = path.length;
  while (end > from && isSeparator(path[end - 1])) end--;
  return end;
}

function lastSeparator(path, before) {
  let at = before - 1;
  while (at >= 0 && !isSeparator(path[at])) at--;
  return at;
}

function dirname(path) {
  validateString(path, 'path');
  if (path === '') return '.';
  const root = writtenRoot(path);
  if (root === path.length) return path;
  const slash = lastSeparator(path, endOf(path, root));
  if (slash < root) return root > 0 ? path.slice(0, root) : '.';
  return path.slice(0, slash);
}

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'suffix');
  validateString(path, 'path');
  if (suffix === path) return '';
  const from = drive.test(path) ? 2 : 0;
  const end = endOf(path, from);
  const start = end === from ? from : Math.max(lastSeparator(path, end) + 1, from);
  const base = path.slice(start, end);
  if (!suffix || base === suffix || suffix.length > path.length) return base;
  if (base.endsWith(suffix)) return base.slice(0, -suffix.length);
  // Node's scan for the suffix overruns a shorter base and then keeps the trailing separators.
  return suffix.endsWith(base) ? path.slice(start) : base;
}

function extname(path) {
  validateString(path, 'path');
  return extensionOf(basename(path));
}

function format(pathObject) {
  return formatWith('\\', pathObject);
}

function parse(path) {
  validateString(path, 'path');
  const rootEnd = writtenRoot(path);
  const root = path.slice(0, rootEnd);
  const end = endOf(path, rootEnd);
  const start = Math.max(lastSeparator(path, end) + 1, rootEnd);
  const base = path.slice(start, end);
  const ext = extensionOf(base);
  const dir = start > rootEnd ? path.slice(0, start - 1) : root;
  return { root, dir, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) };
}

function matchesGlob(path, pattern) {
  validateString(path, 'path');
  validateString(pattern, 'pattern');
  return require('internal/glob').matches(path, pattern, '\\');
}

const win32 = {
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
  sep: '\\',
  delimiter: ';',
  win32: null,
  posix: null,
};

win32.win32 = win32;
win32._makeLong = toNamespacedPath;

module.exports = { win32 };
