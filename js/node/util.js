'use strict';
// node:util, after https://nodejs.org/docs/latest-v22.x/api/util.html. Here are the small parts; what is
// larger or rarer lives in rooms of its own and is loaded when it is first touched.

const { codes } = require('internal/errors');

function inherits(constructor, superConstructor) {
  if (typeof constructor !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', constructor);
  if (superConstructor === null || superConstructor === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', superConstructor);
  }
  if (superConstructor.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superConstructor.prototype);
  }
  Object.defineProperty(constructor, 'super_', { value: superConstructor, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

function _extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  return Object.assign(target, source);
}

function toUSVString(value) {
  return `${value}`.toWellFormed();
}

function isDeepStrictEqual(a, b) {
  return require('internal/util/comparisons').isDeepStrictEqual(a, b);
}

// ---- system errors

function checkErrno(errno) {
  require('internal/validators').validateNumber(errno, 'err');
  if (errno >= 0 || !Number.isSafeInteger(errno)) {
    throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', errno);
  }
}

function getSystemErrorName(errno) {
  checkErrno(errno);
  const entry = getSystemErrorMap().get(errno);
  return entry === undefined ? `Unknown system error ${errno}` : entry[0];
}

function getSystemErrorMessage(errno) {
  checkErrno(errno);
  return getSystemErrorMap().get(errno)?.[1];
}

function getSystemErrorMap() {
  return require('internal/system_errors').systemErrorMap();
}

// ---- colours

function shouldColorize(stream) {
  if (process.env.FORCE_COLOR !== undefined) return require('internal/tty/colors').getColorDepth() > 2;
  return !!stream?.isTTY && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

function isStream(value) {
  return value !== null && typeof value === 'object' && (typeof value.pipe === 'function' ||
    typeof value.write === 'function' || typeof value.getReader === 'function' ||
    typeof value.getWriter === 'function');
}

function styleText(names, text, options = {}) {
  const { validateBoolean, validateOneOf, validateString } = require('internal/validators');
  const { validateStream = true } = options;
  validateString(text, 'text');
  validateBoolean(validateStream, 'options.validateStream');
  let plain = false;
  if (validateStream) {
    const { stream = process.stdout } = options;
    if (!isStream(stream)) {
      throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    }
    plain = !shouldColorize(stream);
  }
  let left = '';
  let right = '';
  for (const name of Array.isArray(names) ? names : [names]) {
    if (name === 'none') continue;
    const style = util.inspect.colors[name];
    if (style === undefined) validateOneOf(name, 'format', Object.keys(util.inspect.colors));
    const open = `\x1b[${style[0]}m`;
    const close = `\x1b[${style[1]}m`;
    if (!plain) text = reopened(text, open, close, style[1]);
    left += open;
    right = close + right;
  }
  return plain ? text : left + text + right;
}

// Where a styled part within the text ends, the style around it begins anew. Bold and dim end alike, so that
// the other one must be ended first.
function reopened(text, open, close, end) {
  if (!text.includes(close)) return text;
  const again = end === 22 ? close + open : open;
  const last = text.endsWith(close) ? text.length - close.length : text.length;
  return text.slice(0, last).replaceAll(close, again) + text.slice(last);
}

// ---- aborting

async function aborted(signal, resource) {
  const { validateAbortSignal, validateObject } = require('internal/validators');
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource');
  if (signal.aborted) return undefined;
  return new Promise((resolve) => {
    // The promise stays pending when nobody has the resource any more.
    const owner = new WeakRef(resource);
    const onAbort = (event) => { if (owner.deref() !== undefined) resolve(event); };
    signal.addEventListener('abort', onAbort, { once: true });
    ownersOfListeners ??= new FinalizationRegistry((forget) => { forget(); });
    ownersOfListeners.register(resource, () => { signal.removeEventListener('abort', onAbort); });
  });
}

let ownersOfListeners;

function transferableAbortController() {
  const controller = new AbortController();
  transferableAbortSignal(controller.signal);
  return controller;
}

function transferableAbortSignal(signal) {
  if (signal?.aborted === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  return require('internal/abort_controller').makeTransferable(signal);
}

// ---- what newer programs write otherwise, but older ones call

function isBoolean(value) { return typeof value === 'boolean'; }
function isNull(value) { return value === null; }
function isNullOrUndefined(value) { return value === null || value === undefined; }
function isNumber(value) { return typeof value === 'number'; }
function isString(value) { return typeof value === 'string'; }
function isSymbol(value) { return typeof value === 'symbol'; }
function isUndefined(value) { return value === undefined; }
function isObject(value) { return value !== null && typeof value === 'object'; }
function isFunction(value) { return typeof value === 'function'; }
function isPrimitive(value) {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}
function isBuffer(value) { return require('buffer').Buffer.isBuffer(value); }
function isError(value) { return value instanceof Error || require('util/types').isNativeError(value); }

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function log(...args) {
  const now = new Date();
  const clock = [now.getHours(), now.getMinutes(), now.getSeconds()].map((n) => `${n}`.padStart(2, '0'));
  console.log('%s - %s', `${now.getDate()} ${months[now.getMonth()]} ${clock.join(':')}`, util.format(...args));
}

const util = {
  _extend,
  aborted,
  getSystemErrorMap,
  getSystemErrorMessage,
  getSystemErrorName,
  inherits,
  isArray: Array.isArray,
  isBoolean,
  isBuffer,
  isDeepStrictEqual,
  isError,
  isFunction,
  isNull,
  isNullOrUndefined,
  isNumber,
  isObject,
  isPrimitive,
  isString,
  isSymbol,
  isUndefined,
  log,
  styleText,
  toUSVString,
  transferableAbortController,
  transferableAbortSignal,
};

module.exports = util;

// Parts that other rooms give: read for the first time, they become plain data properties.
function settle(name, value) {
  Object.defineProperty(util, name, { value, writable: true, enumerable: true, configurable: true });
  return value;
}

function provide(name, room, nameThere) {
  Object.defineProperty(util, name, {
    get() {
      const exported = require(room);
      return settle(name, nameThere === undefined ? exported : exported[nameThere]);
    },
    set(value) { settle(name, value); },
    enumerable: true,
    configurable: true,
  });
}

function from(room, ...names) {
  for (let i = 0; i < names.length; i++) provide(names[i], room, names[i]);
}

from('internal/util/inspect', 'inspect', 'stripVTControlCharacters');
from('internal/util/format', 'format', 'formatWithOptions');
from('internal/util', 'callbackify', 'deprecate', 'promisify');
from('internal/util/debuglog', 'debuglog', 'debug');
from('internal/util/diff', 'diff');
from('internal/util/parse_args', 'parseArgs');
from('internal/util/parse_env', 'parseEnv');
from('internal/util/call_sites', 'getCallSite', 'getCallSites');
from('internal/encoding', 'TextDecoder', 'TextEncoder');
from('internal/mime', 'MIMEParams', 'MIMEType');
from('util/types', 'isDate', 'isRegExp');
provide('types', 'util/types');
provide('_errnoException', 'internal/errors', 'ErrnoException');
provide('_exceptionWithHostPort', 'internal/errors', 'ExceptionWithHostPort');
