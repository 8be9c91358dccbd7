'use strict';
// v8.Serializer: values as bytes, in the wire format that Node 22 writes (version 15), so that what one of the
// two has stored the other can read. A value is a tag, which is a character, and what belongs to it; whole
// numbers are little-endian base 128, 'zigzag' when they may be negative.

const { Buffer } = require('buffer');
const { classOf } = native('util');

const VERSION = 15;
const INT32_MIN = -2147483648;
const INT32_MAX = 2147483647;

const VIEW_TAGS = {
  Int8Array: 'b', Uint8Array: 'B', Uint8ClampedArray: 'C', Int16Array: 'w', Uint16Array: 'W', Int32Array: 'd',
  Uint32Array: 'D', Float16Array: 'h', Float32Array: 'f', Float64Array: 'F', BigInt64Array: 'q',
  BigUint64Array: 'Q', DataView: '?',
};
const ERROR_TAGS = {
  EvalError: 'E', RangeError: 'R', ReferenceError: 'F', SyntaxError: 'S', TypeError: 'T', URIError: 'U',
};
// Flag → its bit.
const REGEXP_FLAGS = { g: 1, i: 2, m: 4, y: 8, u: 16, s: 32, d: 128, v: 256 };

function argumentError(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function Serializer() {
  if (!new.target) {
    throw argumentError('ERR_CONSTRUCT_CALL_REQUIRED',
      "Class constructor Serializer cannot be invoked without 'new'");
  }
  hide(this, 'bytes', Buffer.allocUnsafeSlow(64));
  hide(this, 'length', 0);
  hide(this, 'ids', new Map());
  hide(this, 'transferred', new Map());
  hide(this, 'viewsAreHosts', false);
}

const kBytes = Symbol('bytes');
const kLength = Symbol('length');
const kIds = Symbol('ids');
const kTransferred = Symbol('transferred');
const kViewsAreHosts = Symbol('views are host objects');
const fields = { bytes: kBytes, length: kLength, ids: kIds, transferred: kTransferred, viewsAreHosts: kViewsAreHosts };

function hide(self, name, value) {
  Object.defineProperty(self, fields[name], { value, writable: true, enumerable: false });
}

// Room for so many bytes more; answers where they begin.
function grow(self, count) {
  const start = self[kLength];
  const needed = start + count;
  if (needed > self[kBytes].length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, self[kBytes].length * 2));
    larger.set(self[kBytes].subarray(0, start));
    self[kBytes] = larger;
  }
  self[kLength] = needed;
  return start;
}

function tag(self, character) {
  const at = grow(self, 1);
  self[kBytes][at] = character.charCodeAt(0);
}

function varint(self, number) {
  while (number >= 128) {
    const at = grow(self, 1);
    self[kBytes][at] = (number % 128) | 128;
    number = Math.floor(number / 128);
  }
  const at = grow(self, 1);
  self[kBytes][at] = number;
}

function zigzag(self, number) {
  varint(self, ((number << 1) ^ (number >> 31)) >>> 0);
}

function double(self, number) {
  const at = grow(self, 8);
  self[kBytes].writeDoubleLE(number, at);
}

function raw(self, bytes) {
  const at = grow(self, bytes.length);
  self[kBytes].set(bytes, at);
}

function varintLength(number) {
  let length = 1;
  for (; number >= 128; number = Math.floor(number / 128)) length++;
  return length;
}

// ---- values ---------------------------------------------------------------------------------------

function write(self, value) {
  switch (typeof value) {
    case 'undefined': return tag(self, '_');
    case 'boolean': return tag(self, value ? 'T' : 'F');
    case 'number': return writeNumber(self, value);
    case 'bigint':
      tag(self, 'Z');
      return writeBigInt(self, value);
    case 'string': return writeString(self, value);
    case 'object':
      if (value === null) return tag(self, '0');
      return writeObject(self, value);
    default: throw cloneError(self, value);
  }
}

function writeNumber(self, number) {
  if (Number.isInteger(number) && number >= INT32_MIN && number <= INT32_MAX && !Object.is(number, -0)) {
    tag(self, 'I');
    zigzag(self, number);
  } else {
    tag(self, 'N');
    double(self, number);
  }
}

function writeBigInt(self, value) {
  const isNegative = value < 0n;
  const digits = (isNegative ? -value : value).toString(16);
  // Whole words of eight bytes.
  const length = value === 0n ? 0 : Math.ceil(digits.length / 16) * 8;
  varint(self, (length * 2) + (isNegative ? 1 : 0));
  raw(self, Buffer.from(digits.padStart(length * 2, '0').slice(0, length * 2), 'hex').reverse());
}

function isLatin1(text) {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 255) return false;
  return true;
}

function writeString(self, text) {
  if (isLatin1(text)) {
    tag(self, '"');
    varint(self, text.length);
    raw(self, Buffer.from(text, 'latin1'));
    return;
  }
  const length = text.length * 2;
  // Characters of two bytes stand at even places.
  if ((self[kLength] + 1 + varintLength(length)) & 1) tag(self, '\0');
  tag(self, 'c');
  varint(self, length);
  raw(self, Buffer.from(text, 'utf16le'));
}

function writeObject(self, value) {
  const known = self[kIds].get(value);
  if (known !== undefined) {
    tag(self, '^');
    varint(self, known);
    return;
  }
  const isView = ArrayBuffer.isView(value);
  // The buffer comes before each view of it.
  if (isView && !self[kViewsAreHosts]) writeObject(self, value.buffer);
  self[kIds].set(value, self[kIds].size);
  if (isView) {
    if (self[kViewsAreHosts]) writeHost(self, value);
    else writeView(self, value);
    return;
  }
  const kind = classOf(value);
  const writer = writers[kind];
  if (writer !== undefined) writer(self, value, kind);
  else if (typeof value === 'function' || isClosed(kind)) throw cloneError(self, value);
  else writeHost(self, value);
}

// Kinds of the language itself that are no data. What else there is belongs to the host.
function isClosed(kind) {
  return /^(?:Promise|WeakMap|WeakSet|WeakRef|Proxy|FinalizationRegistry|Generator|Symbol|AsyncGenerator)$/.test(kind) ||
    kind.endsWith('Iterator');
}

function writeView(self, view) {
  tag(self, 'V');
  tag(self, VIEW_TAGS[classOf(view)]);
  varint(self, view.byteOffset);
  varint(self, view.byteLength);
  varint(self, 0);
}

function writeHost(self, value) {
  tag(self, '\\');
  if (typeof self._writeHostObject !== 'function') throw cloneError(self, value);
  self._writeHostObject(value);
}

const writers = {
  '__proto__': null,
  'Object': writePlain,
  'Arguments': writePlain,
  'Array': writeArray,
  'Map': writeMap,
  'Set': writeSet,
  'Error': writeError,
  'ArrayBuffer': writeBuffer,

  'SharedArrayBuffer'(self, value) {
    if (typeof self._getSharedArrayBufferId !== 'function') throw cloneError(self, value);
    tag(self, 'u');
    varint(self, self._getSharedArrayBufferId(value));
  },

  'Date'(self, value) {
    tag(self, 'D');
    double(self, Date.prototype.getTime.call(value));
  },

  'RegExp'(self, value) {
    tag(self, 'R');
    writeString(self, value.source);
    let flags = 0;
    for (const flag of value.flags) flags |= REGEXP_FLAGS[flag] ?? 0;
    varint(self, flags);
  },

  'Boolean': (self, value) => tag(self, Boolean.prototype.valueOf.call(value) ? 'y' : 'x'),

  'Number'(self, value) {
    tag(self, 'n');
    double(self, Number.prototype.valueOf.call(value));
  },

  'BigInt'(self, value) {
    tag(self, 'z');
    writeBigInt(self, BigInt.prototype.valueOf.call(value));
  },

  'String'(self, value) {
    tag(self, 's');
    writeString(self, String.prototype.valueOf.call(value));
  },
};

function isIndex(key) {
  const number = key >>> 0;
  return `${number}` === key && number !== 4294967295;
}

function writeProperties(self, value, keys) {
  let count = 0;
  for (const key of keys) {
    // A getter may have removed it meanwhile.
    if (!Object.hasOwn(value, key)) continue;
    const property = value[key];
    if (isIndex(key)) writeNumber(self, +key);
    else writeString(self, key);
    write(self, property);
    count++;
  }
  return count;
}

function writePlain(self, value) {
  if (Object.getPrototypeOf(value) !== Object.prototype && self._isHostObject?.(value)) {
    writeHost(self, value);
    return;
  }
  tag(self, 'o');
  const count = writeProperties(self, value, Object.keys(value));
  tag(self, '{');
  varint(self, count);
}

function writeArray(self, value) {
  const { length } = value;
  const keys = Object.keys(value);
  let dense = 0;
  while (dense < length && keys[dense] === `${dense}`) dense++;
  const isDense = dense === length;
  tag(self, isDense ? 'A' : 'a');
  varint(self, length);
  if (isDense) for (let i = 0; i < length; i++) write(self, value[i]);
  const count = writeProperties(self, value, isDense ? keys.slice(length) : keys);
  tag(self, isDense ? '$' : '@');
  varint(self, count);
  varint(self, length);
}

// Entries are taken out first: writing them may run getters, which may change the collection.
function writeMap(self, value) {
  const entries = [];
  Map.prototype.forEach.call(value, (item, key) => entries.push(key, item));
  tag(self, ';');
  for (const each of entries) write(self, each);
  tag(self, ':');
  varint(self, entries.length);
}

function writeSet(self, value) {
  const items = [];
  Set.prototype.forEach.call(value, (item) => items.push(item));
  tag(self, '\'');
  for (const each of items) write(self, each);
  tag(self, ',');
  varint(self, items.length);
}

function writeError(self, value) {
  const message = Object.getOwnPropertyDescriptor(value, 'message');
  const { stack } = value;
  tag(self, 'r');
  if (Object.hasOwn(ERROR_TAGS, value.name)) tag(self, ERROR_TAGS[value.name]);
  if (message !== undefined) {
    tag(self, 'm');
    writeString(self, `${message.value}`);
  }
  if (Object.hasOwn(value, 'cause')) {
    tag(self, 'c');
    write(self, value.cause);
  }
  if (typeof stack === 'string') {
    tag(self, 's');
    writeString(self, stack);
  }
  tag(self, '.');
}

function writeBuffer(self, value) {
  const id = self[kTransferred].get(value);
  if (id !== undefined) {
    tag(self, 't');
    varint(self, id);
    return;
  }
  if (value.detached) throw self._getDataCloneError('An ArrayBuffer is detached and could not be cloned.');
  tag(self, value.resizable ? '~' : 'B');
  varint(self, value.byteLength);
  if (value.resizable) varint(self, value.maxByteLength);
  raw(self, new Uint8Array(value));
}

function cloneError(self, value) {
  let text;
  if (typeof value === 'function' || typeof value === 'symbol') text = String(value);
  else text = `#<${classOf(value) === 'Proxy' ? 'Object' : value.constructor?.name ?? classOf(value)}>`;
  return self._getDataCloneError(`${text} could not be cloned.`);
}

// ---- the class ------------------------------------------------------------------------------------

Object.assign(Serializer.prototype, {
  writeHeader() {
    const at = grow(this, 2);
    this[kBytes][at] = 0xff;
    this[kBytes][at + 1] = VERSION;
  },

  writeValue(value) {
    write(this, value);
    return true;
  },

  releaseBuffer() {
    const bytes = this[kBytes].subarray(0, this[kLength]);
    this[kBytes] = Buffer.allocUnsafeSlow(0);
    this[kLength] = 0;
    return bytes;
  },

  transferArrayBuffer(id, arrayBuffer) {
    if (!(arrayBuffer instanceof ArrayBuffer) && !(arrayBuffer instanceof SharedArrayBuffer)) {
      throw argumentError('ERR_INVALID_ARG_TYPE', 'arrayBuffer must be an ArrayBuffer or SharedArrayBuffer');
    }
    this[kTransferred].set(arrayBuffer, id >>> 0);
  },

  writeUint32(value) {
    varint(this, value >>> 0);
  },

  writeUint64(high, low) {
    let number = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
    for (; number >= 128n; number >>= 7n) varintByte(this, Number(number & 127n) | 128);
    varintByte(this, Number(number));
  },

  writeDouble(value) {
    double(this, +value);
  },

  writeRawBytes(source) {
    if (!ArrayBuffer.isView(source)) {
      throw argumentError('ERR_INVALID_ARG_TYPE', 'source must be a TypedArray or a DataView');
    }
    raw(this, bytesOf(source));
  },

  _setTreatArrayBufferViewsAsHostObjects(flag) {
    this[kViewsAreHosts] = !!flag;
  },

  _getDataCloneError: Error,
});

function varintByte(self, byte) {
  const at = grow(self, 1);
  self[kBytes][at] = byte;
}

module.exports = { Serializer, VIEW_TAGS, ERROR_TAGS, REGEXP_FLAGS, VERSION, argumentError };
