'use strict';
// fs.Stats, its BigInt twin, StatFs and Dirent (https://nodejs.org/api/fs.html#class-fsstats). The native
// half answers one ArrayBuffer of 64-bit words; see src/modules/fs/meta.rs for their order.

const S_IFMT = 0o170000;
const S_IFSOCK = 0o140000;
const S_IFLNK = 0o120000;
const S_IFREG = 0o100000;
const S_IFBLK = 0o060000;
const S_IFDIR = 0o040000;
const S_IFCHR = 0o020000;
const S_IFIFO = 0o010000;

function Stats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks,
  atimeMs, mtimeMs, ctimeMs, birthtimeMs) {
  this.dev = dev;
  this.mode = mode;
  this.nlink = nlink;
  this.uid = uid;
  this.gid = gid;
  this.rdev = rdev;
  this.blksize = blksize;
  this.ino = ino;
  this.size = size;
  this.blocks = blocks;
  this.atimeMs = atimeMs;
  this.mtimeMs = mtimeMs;
  this.ctimeMs = ctimeMs;
  this.birthtimeMs = birthtimeMs;
}

const TIMES = [[10, 'atime'], [12, 'mtime'], [14, 'ctime'], [16, 'birthtime']];

class BigIntStats {
  constructor(words) {
    this.dev = words[0];
    this.mode = words[1];
    this.nlink = words[2];
    this.uid = words[3];
    this.gid = words[4];
    this.rdev = words[5];
    this.blksize = words[6];
    this.ino = words[7];
    this.size = words[8];
    this.blocks = words[9];
    for (const [index, name] of TIMES) {
      this[`${name}Ms`] = words[index] * 1000n + words[index + 1] / 1000000n;
    }
    for (const [index, name] of TIMES) this[`${name}Ns`] = words[index] * 1000000000n + words[index + 1];
  }
}

function addMethods(prototype, isOf) {
  const hidden = { writable: true, configurable: true, enumerable: true };
  const define = (name, type) => {
    const value = { [name]() { return isOf(this, type); } }[name];
    Object.defineProperty(prototype, name, { ...hidden, value });
  };
  define('isDirectory', S_IFDIR);
  define('isFile', S_IFREG);
  define('isBlockDevice', S_IFBLK);
  define('isCharacterDevice', S_IFCHR);
  define('isSymbolicLink', S_IFLNK);
  define('isFIFO', S_IFIFO);
  define('isSocket', S_IFSOCK);
  for (const [, name] of TIMES) addDate(prototype, name);
}

// Dates are made when they are asked for: most callers look at size and mtimeMs only.
function addDate(prototype, name) {
  const milliseconds = `${name}Ms`;
  const define = (target, value) => {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
    return value;
  };
  Object.defineProperty(prototype, name, {
    configurable: true,
    enumerable: true,
    get() { return define(this, new Date(Math.round(Number(this[milliseconds])))); },
    set(value) { define(this, value); },
  });
}

addMethods(Stats.prototype, (stats, type) => (stats.mode & S_IFMT) === type);
addMethods(BigIntStats.prototype, (stats, type) => (Number(stats.mode) & S_IFMT) === type);

/** Whether a mode is that of a directory. */
function isDirectory(mode) {
  return (mode & S_IFMT) === S_IFDIR;
}

/** Stats of the native half's answer; undefined stays undefined. */
function statsFrom(buffer, isBigInt) {
  if (buffer === undefined) return undefined;
  if (isBigInt) return new BigIntStats(new BigInt64Array(buffer));
  const w = new Float64Array(buffer);
  return new Stats(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9],
    w[10] * 1000 + w[11] / 1e6, w[12] * 1000 + w[13] / 1e6,
    w[14] * 1000 + w[15] / 1e6, w[16] * 1000 + w[17] / 1e6);
}

class StatFs {
  constructor(words) {
    this.type = words[0];
    this.bsize = words[1];
    this.blocks = words[2];
    this.bfree = words[3];
    this.bavail = words[4];
    this.files = words[5];
    this.ffree = words[6];
  }
}

function statFsFrom(buffer, isBigInt) {
  return new StatFs(isBigInt ? new BigInt64Array(buffer) : new Float64Array(buffer));
}

const kType = Symbol('type');

// Types are numbered as UV_DIRENT_FILE and its neighbours in fs.constants.
class Dirent {
  constructor(name, path, type) {
    this.name = name;
    this.parentPath = path;
    this.path = path;
    this[kType] = type;
  }

  isDirectory() { return this[kType] === 2; }

  isFile() { return this[kType] === 1; }

  isBlockDevice() { return this[kType] === 7; }

  isCharacterDevice() { return this[kType] === 6; }

  isSymbolicLink() { return this[kType] === 3; }

  isFIFO() { return this[kType] === 4; }

  isSocket() { return this[kType] === 5; }
}

module.exports = { BigIntStats, Dirent, StatFs, Stats, isDirectory, statFsFrom, statsFrom };
