'use strict';
// structuredClone() of HTML (https://html.spec.whatwg.org/multipage/structured-data.html): a deep copy of data
// that drops prototypes and refuses what is no data.

const {
  isUncloneable, kCheckTransfer, kClone, kTransfer, kUntransferable, uncloneable,
} = require('internal/untransferable');
const { classOf } = native('util');

function refusal(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'DataCloneError');
}

function notCloneable(value) {
  const type = typeof value;
  const name = type === 'function' || type === 'symbol' ? String(value) :
    `#<${value.constructor?.name || 'Object'}>`;
  return refusal(`${name} could not be cloned.`);
}

// Node throws these natively: the code is a plain property.
function badArgument(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

function structuredClone(value, options) {
  if (arguments.length === 0) throw badArgument('ERR_MISSING_ARGS', 'The value argument must be specified');
  const transfer = transferList(options);
  if (transfer.length > 0) return cloneAndTransfer(value, transfer);
  return typeof value === 'object' && value !== null ? copyObject(value, new Map()) : copy(value, null);
}

Object.defineProperty(structuredClone, 'length', { value: 0, configurable: true });

const FAILED = "Failed to execute 'structuredClone'";

// ---- transfer -------------------------------------------------------------------------------------------

function transferList(options) {
  if (options === undefined || options === null) return [];
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw badArgument('ERR_INVALID_ARG_TYPE', `${FAILED}: Options cannot be converted to a dictionary`);
  }
  const { transfer } = options;
  if (transfer === undefined) return [];
  if (typeof transfer !== 'object' || transfer === null || typeof transfer[Symbol.iterator] !== 'function') {
    throw badArgument('ERR_INVALID_ARG_TYPE', `${FAILED}: transfer in Options can not be converted to sequence.`);
  }
  return checkTransferList([...transfer]);
}

function checkTransferList(list) {
  for (let i = 0; i < list.length; i++) {
    const isBuffer = list[i] instanceof ArrayBuffer;
    if (!isBuffer && list[i]?.[kTransfer] === undefined) {
      if (isBlob(list[i]) || isDOMException(list[i])) throw refusal('Value not transferable');
      throw badArgument('ERR_INVALID_TRANSFER_OBJECT', 'Found invalid object in transferList');
    }
    list[i][kCheckTransfer]?.();
    if (list[i][kUntransferable]) throw refusal('Object that is marked as untransferable found in transferList');
    if (list.indexOf(list[i]) !== i) {
      throw refusal(`Transfer list contains duplicate ${isBuffer ? 'ArrayBuffer' : list[i].constructor.name}`);
    }
  }
  return list;
}

/** The copy of a message, with what is in `transfer` given away; for channels. */
function copyMessage(value, transfer) {
  if (transfer.length > 0) return cloneAndTransfer(value, checkTransferList(transfer));
  return typeof value === 'object' && value !== null ? copyObject(value, new Map()) : copy(value, null);
}

// When something can't be cloned, nothing may have been transferred. So the first copy still has the buffers
// themselves in it, and only when it is complete, a copy of that copy gets what they are transferred to.
function cloneAndTransfer(value, transfer) {
  const first = new Map();
  for (const buffer of transfer) first.set(buffer, buffer);
  const between = copy(value, first);
  const second = new Map();
  const views = [];
  for (const view of first.values()) {
    if (ArrayBuffer.isView(view) && transfer.includes(view.buffer)) views.push([view, shapeOf(view)]);
  }
  for (const each of transfer) {
    if (!(each instanceof ArrayBuffer)) second.set(each, each[kTransfer]());
    else if (!each.detached) second.set(each, each.transfer());
  }
  for (const [view, shape] of views) second.set(view, viewOf(shape, second.get(shape.buffer)));
  return copy(between, second);
}

function shapeOf(view) {
  const kind = classOf(view);
  const length = kind === 'DataView' ? view.byteLength : view.length;
  return { kind, buffer: view.buffer, offset: view.byteOffset, length };
}

function viewOf(shape, buffer) {
  return new globalThis[shape.kind](buffer, shape.offset, shape.length);
}

// ---- copies ---------------------------------------------------------------------------------------------

// `seen` maps what was copied to its copy: for cycles, and for what is referred to twice.
function copy(value, seen) {
  const type = typeof value;
  if (type === 'object') return value === null ? null : copyObject(value, seen);
  if (type === 'function' || type === 'symbol') throw notCloneable(value);
  return value;
}

function copyObject(value, seen) {
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (uncloneable.marks !== null && isUncloneable(value)) throw notCloneable(value);
  const kind = classOf(value);
  if (kind === 'Array') return copyArray(value, seen);
  if (kind === 'Object') return copyPlain(value, seen);
  // A Proxy here, a plain object to whoever looks at it.
  if (value === globalThis.process?.env) return copyPlain({ ...value }, seen);
  const copier = copiers[kind];
  if (copier === undefined) throw notCloneable(value);
  return copier(value, seen, kind);
}

function copyPlain(value, seen) {
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    if (isBlob(value)) {
      const { cloneOf, isInMemory } = require('internal/blob');
      if (!isInMemory(value)) {
        throw badArgument('ERR_INVALID_STATE', 'Invalid state: File-backed Blobs are not cloneable');
      }
      const result = cloneOf(value);
      seen.set(value, result);
      return result;
    }
    const own = value[kClone]?.();
    if (own !== undefined) return remember(value, own, seen);
    if (isUrl(value)) throw notCloneable(value);
    if (value[kTransfer] !== undefined) {
      throw refusal('Object that needs transfer was found in message but not listed in transferList');
    }
  }
  const result = {};
  seen.set(value, result);
  copyProperties(value, result, Object.keys(value), seen);
  return result;
}

function isUrl(value) {
  const { isLoaded } = require('internal/bundle');
  return (isLoaded('internal/url') && value instanceof require('internal/url').URL) ||
    (isLoaded('internal/url_search_params') && value instanceof require('internal/url_search_params').URLSearchParams);
}

// There is none before its room was loaded.
function isBlob(value) {
  return require('internal/bundle').isLoaded('internal/blob') && require('internal/blob').isBlob(value);
}

function copyArray(value, seen) {
  const { length } = value;
  const keys = Object.keys(value);
  const result = [];
  seen.set(value, result);
  if (keys.length === length && (length === 0 || keys[length - 1] === `${length - 1}`)) {
    for (let i = 0; i < length; i++) result.push(copy(value[i], seen));
  } else {
    result.length = length;
    copyProperties(value, result, keys, seen);
  }
  return result;
}

function copyProperties(value, result, keys, seen) {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    // A getter may have removed it meanwhile.
    if (i > 0 && !Object.hasOwn(value, key)) continue;
    const property = copy(value[key], seen);
    if (key === '__proto__') {
      define(result, key, property, true);
    } else {
      result[key] = property;
    }
  }
}

// By the engine's name of the class, which no prototype can hide.
const copiers = {
  '__proto__': null,
  'Map': copyMap,
  'Set': copySet,
  'Error': copyError,
  'Date': (value, seen) => remember(value, new Date(Date.prototype.getTime.call(value)), seen),
  'RegExp': copyRegExp,
  'Number': copyBoxed,
  'String': copyBoxed,
  'Boolean': copyBoxed,
  'BigInt': copyBoxed,
  'ArrayBuffer': copyBuffer,
  'SharedArrayBuffer': (value) => value,
  'DataView': copyView,
};
for (const bits of ['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'BigInt64',
  'BigUint64', 'Float16', 'Float32', 'Float64']) {
  copiers[`${bits}Array`] = copyView;
}

function remember(value, result, seen) {
  seen.set(value, result);
  return result;
}

// Entries are taken out first: copying them may run getters, which may change the collection.
function copyMap(value, seen) {
  const result = remember(value, new Map(), seen);
  const entries = [];
  Map.prototype.forEach.call(value, (item, key) => entries.push(key, item));
  for (let i = 0; i < entries.length; i += 2) result.set(copy(entries[i], seen), copy(entries[i + 1], seen));
  return result;
}

function copySet(value, seen) {
  const result = remember(value, new Set(), seen);
  const items = [];
  Set.prototype.forEach.call(value, (item) => items.push(item));
  for (let i = 0; i < items.length; i++) result.add(copy(items[i], seen));
  return result;
}

function copyRegExp(value, seen) {
  const { source, flags } = value;
  return remember(value, new RegExp(source, flags), seen);
}

function copyBoxed(value, seen, kind) {
  return remember(value, Object(globalThis[kind].prototype.valueOf.call(value)), seen);
}

// There is none before its room was loaded.
function isDOMException(value) {
  return require('internal/bundle').isLoaded('internal/domexception') &&
    value instanceof require('internal/domexception').DOMException;
}

function copyDOMException(value, seen) {
  const { DOMException } = require('internal/domexception');
  const result = new DOMException(value.message, value.name);
  seen.set(value, result);
  Object.defineProperty(result, 'stack', { value: value.stack, writable: true, configurable: true });
  return result;
}

const errorNames = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];

// Of an error its kind, message, stack and cause are kept.
function copyError(value, seen) {
  if (isDOMException(value)) return copyDOMException(value, seen);
  const Class = errorNames.includes(value.name) ? globalThis[value.name] : Error;
  const own = Object.getOwnPropertyDescriptor(value, 'message');
  const result = own !== undefined && 'value' in own ? new Class(`${own.value}`) : new Class();
  seen.set(value, result);
  const { stack } = value;
  define(result, 'stack', typeof stack === 'string' ? stack : undefined, false);
  if (Object.hasOwn(value, 'cause')) define(result, 'cause', copy(value.cause, seen), false);
  return result;
}

function define(object, key, value, enumerable) {
  Object.defineProperty(object, key, { value, writable: true, enumerable, configurable: true });
}

function detached() {
  return refusal('An ArrayBuffer is detached and could not be cloned.');
}

function copyBuffer(value, seen) {
  if (value.detached) throw detached();
  if (!value.resizable) return remember(value, value.slice(0), seen);
  const { byteLength, maxByteLength } = value;
  const result = new ArrayBuffer(byteLength, { maxByteLength });
  new Uint8Array(result).set(new Uint8Array(value));
  return remember(value, result, seen);
}

// The buffer is copied whole, and once for all the views on it.
function copyView(value, seen) {
  const shape = shapeOf(value);
  if (shape.buffer.detached) throw detached();
  return remember(value, viewOf(shape, copyObject(shape.buffer, seen)), seen);
}

module.exports = { badArgument, copyMessage, refusal, structuredClone };
