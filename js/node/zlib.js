'use strict';
// https://nodejs.org/api/zlib.html
//
// The classes over zlib and the table of everything else: what a class does is in internal/zlib/base, whole
// inputs in internal/zlib/convenience, brotli in a room of its own that a build may leave out.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { checkRangesOrGetDefault, validateUint32 } = require('internal/validators');
const { FastBuffer } = require('internal/buffer');
const { Handle, crc32: sum } = require('internal/zlib/handle');
const { ZlibBase, afterWrite, assertOpen, commonOptions } = require('internal/zlib/base');
const { asynchronous, synchronous } = require('internal/zlib/convenience');
const { constants, codes } = require('internal/zlib/constants');

const { DEFLATE, INFLATE, GZIP, GUNZIP, DEFLATERAW, INFLATERAW, UNZIP, Z_NO_FLUSH, Z_BLOCK, Z_FINISH,
  Z_FULL_FLUSH, Z_SYNC_FLUSH, Z_MIN_WINDOWBITS, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS, Z_MIN_LEVEL,
  Z_MAX_LEVEL, Z_DEFAULT_COMPRESSION, Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL,
  Z_DEFAULT_STRATEGY, Z_FIXED,
} = constants;

const defaults = { flush: Z_NO_FLUSH, finishFlush: Z_FINISH, fullFlush: Z_FULL_FLUSH, strongest: Z_BLOCK };

// ---- options -------------------------------------------------------------------------------------------

const checkLevel = (level, name) =>
  checkRangesOrGetDefault(level, name, Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_COMPRESSION);
const checkStrategy = (strategy, name) =>
  checkRangesOrGetDefault(strategy, name, Z_DEFAULT_STRATEGY, Z_FIXED, Z_DEFAULT_STRATEGY);

function checkWindowBits(bits, mode) {
  const inflates = mode === INFLATE || mode === GUNZIP || mode === UNZIP;
  // What was compressed says itself how large its window is.
  if ((bits === undefined || bits === null || bits === 0) && inflates) return 0;
  // zlib can't do 8 without a header, and deflates with 9 instead when there is one.
  if (bits === 8 && mode === DEFLATERAW) return 9;
  const least = mode === GZIP ? Z_MIN_WINDOWBITS + 1 : Z_MIN_WINDOWBITS;
  return checkRangesOrGetDefault(bits, 'options.windowBits', least, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS);
}

function checkDictionary(dictionary) {
  if (dictionary === undefined || dictionary instanceof Uint8Array) return dictionary;
  if (ArrayBuffer.isView(dictionary)) {
    return new FastBuffer(dictionary.buffer, dictionary.byteOffset, dictionary.byteLength);
  }
  if (require('util').types.isAnyArrayBuffer(dictionary)) return new FastBuffer(dictionary);
  throw new ERR_INVALID_ARG_TYPE('options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'],
    dictionary);
}

function readOptions(opts, mode) {
  const given = opts || {};
  const windowBits = checkWindowBits(given.windowBits, mode);
  const level = checkLevel(given.level, 'options.level');
  const memLevel = checkRangesOrGetDefault(given.memLevel, 'options.memLevel', Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL,
    Z_DEFAULT_MEMLEVEL);
  const strategy = checkStrategy(given.strategy, 'options.strategy');
  const dictionary = checkDictionary(given.dictionary);
  // Fractions are cut off, as they are on the way into zlib.
  const config = [mode, windowBits | 0, level | 0, memLevel | 0, strategy | 0];
  return { config, dictionary, common: commonOptions(opts, defaults) };
}

// ---- the classes ---------------------------------------------------------------------------------------

function Zlib(opts, mode) {
  const { config, dictionary, common } = readOptions(opts, mode);
  this._writeState = new Uint32Array(2);
  const handle = new Handle(config, dictionary, this._writeState, afterWrite);
  ZlibBase.call(this, opts, handle, common, defaults);
  this._level = config[2];
  this._strategy = config[4];
}
inherit(Zlib, ZlibBase);

function inherit(Class, Parent) {
  Object.setPrototypeOf(Class.prototype, Parent.prototype);
  Object.setPrototypeOf(Class, Parent);
}

Zlib.prototype.params = function params(level, strategy, callback) {
  level = checkLevel(level, 'level');
  strategy = checkStrategy(strategy, 'strategy');
  if (this._level === level && this._strategy === strategy) {
    process.nextTick(callback);
    return;
  }
  // What was written before goes out with the old ones.
  this.flush(Z_SYNC_FLUSH, () => {
    assertOpen(this);
    this._handle.params(level, strategy);
    if (this.destroyed) return;
    this._level = level;
    this._strategy = strategy;
    if (callback) callback();
  });
};

function Deflate(opts) {
  if (!(this instanceof Deflate)) return new Deflate(opts);
  Zlib.call(this, opts, DEFLATE);
}

function Inflate(opts) {
  if (!(this instanceof Inflate)) return new Inflate(opts);
  Zlib.call(this, opts, INFLATE);
}

function Gzip(opts) {
  if (!(this instanceof Gzip)) return new Gzip(opts);
  Zlib.call(this, opts, GZIP);
}

function Gunzip(opts) {
  if (!(this instanceof Gunzip)) return new Gunzip(opts);
  Zlib.call(this, opts, GUNZIP);
}

function DeflateRaw(opts) {
  if (!(this instanceof DeflateRaw)) return new DeflateRaw(opts);
  Zlib.call(this, opts, DEFLATERAW);
}

function InflateRaw(opts) {
  if (!(this instanceof InflateRaw)) return new InflateRaw(opts);
  Zlib.call(this, opts, INFLATERAW);
}

function Unzip(opts) {
  if (!(this instanceof Unzip)) return new Unzip(opts);
  Zlib.call(this, opts, UNZIP);
}

function crc32(data, value = 0) {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw new ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
  }
  validateUint32(value, 'value');
  const isPlain = typeof data === 'string' || data instanceof Uint8Array;
  return sum(isPlain ? data : new FastBuffer(data.buffer, data.byteOffset, data.byteLength), value);
}

// ---- exports -------------------------------------------------------------------------------------------

const classes = [[Deflate, DEFLATE, readOptions], [Inflate, INFLATE, readOptions], [Gzip, GZIP, readOptions],
  [Gunzip, GUNZIP, readOptions], [DeflateRaw, DEFLATERAW, readOptions], [InflateRaw, INFLATERAW, readOptions],
  [Unzip, UNZIP, readOptions]];
for (const [Class] of classes) inherit(Class, Zlib);
if (require('internal/bundle').has('internal/zlib/brotli')) {
  classes.push(...require('internal/zlib/brotli').classes);
}

module.exports = { crc32 };
for (const [Class] of classes) module.exports[Class.name] = Class;
for (const [Class, mode, read] of classes) {
  const name = Class.name[0].toLowerCase() + Class.name.slice(1);
  const readFor = (opts) => read(opts, mode);
  module.exports[name] = asynchronous(Class, readFor);
  module.exports[`${name}Sync`] = synchronous(Class, readFor);
}
for (const [Class] of classes) {
  Object.defineProperty(module.exports, `create${Class.name}`, {
    value: (options) => new Class(options),
    configurable: true,
    enumerable: true,
  });
}
Object.defineProperty(module.exports, 'constants', { value: constants, enumerable: true });
Object.defineProperty(module.exports, 'codes', { value: codes, enumerable: true });

// zlib's own constants stood on the module itself once, and packages still read them there.
for (const name of Object.keys(constants)) {
  if (name.startsWith('BROTLI')) continue;
  Object.defineProperty(module.exports, name, { value: constants[name] });
}
