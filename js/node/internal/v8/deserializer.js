'use strict';
// v8.Deserializer: reads what internal/v8/serializer writes, and what Node has written since version 13 of the
// format. The bytes may come from anywhere: each length is checked against what is there.

const { Buffer } = require('buffer');
const { argumentError, ERROR_TAGS, REGEXP_FLAGS, VERSION, VIEW_TAGS } = require('internal/v8/serializer');

const OLDEST = 13;
const DEEPEST = 4000;

const VIEWS = {};
for (const name of Object.keys(VIEW_TAGS)) VIEWS[VIEW_TAGS[name]] = name;
const ERRORS = {};
for (const name of Object.keys(ERROR_TAGS)) ERRORS[ERROR_TAGS[name]] = name;

const kBytes = Symbol('bytes');
const kAt = Symbol('position');
const kVersion = Symbol('version');
const kObjects = Symbol('objects');
const kTransferred = Symbol('transferred');
const kDepth = Symbol('depth');

function damaged() {
  return new Error('Unable to deserialize cloned data.');
}

function Deserializer(buffer) {
  if (!new.target) {
    throw argumentError('ERR_CONSTRUCT_CALL_REQUIRED',
      "Class constructor Deserializer cannot be invoked without 'new'");
  }
  if (!ArrayBuffer.isView(buffer)) {
    throw argumentError('ERR_INVALID_ARG_TYPE', 'buffer must be a TypedArray or a DataView');
  }
  this.buffer = buffer;
  const hidden = {
    [kBytes]: Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength),
    [kAt]: 0, [kVersion]: 0, [kObjects]: [], [kTransferred]: new Map(), [kDepth]: 0,
  };
  for (const key of Object.getOwnPropertySymbols(hidden)) {
    Object.defineProperty(this, key, { value: hidden[key], writable: true, enumerable: false });
  }
}

function byte(self) {
  if (self[kAt] >= self[kBytes].length) throw damaged();
  return self[kBytes][self[kAt]++];
}

function varint(self) {
  let number = 0;
  for (let factor = 1; ; factor *= 128) {
    const next = byte(self);
    if (factor < 2 ** 35) number += (next & 127) * factor;
    if (next < 128) return number % 4294967296;
  }
}

function zigzag(self) {
  const number = varint(self);
  return (number >>> 1) ^ -(number & 1);
}

function take(self, count) {
  const start = self[kAt];
  if (count > self[kBytes].length - start) throw damaged();
  self[kAt] = start + count;
  return self[kBytes].subarray(start, start + count);
}

function double(self) {
  return take(self, 8).readDoubleLE(0);
}

function tag(self) {
  let code = byte(self);
  while (code === 0) code = byte(self);
  return String.fromCharCode(code);
}

function peek(self) {
  let at = self[kAt];
  while (self[kBytes][at] === 0) at++;
  return at < self[kBytes].length ? String.fromCharCode(self[kBytes][at]) : '';
}

function remember(self, value) {
  self[kObjects].push(value);
  return value;
}

// ---- values ---------------------------------------------------------------------------------------

function read(self) {
  if (++self[kDepth] > DEEPEST) throw damaged();
  const reader = readers[tag(self)];
  if (reader === undefined) throw damaged();
  let value = reader(self);
  // A view follows the buffer that it is of.
  const isBuffer = value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
  if (isBuffer && peek(self) === 'V') value = readView(self, value);
  self[kDepth]--;
  return value;
}

function readBigInt(self) {
  const bits = varint(self);
  const digits = Buffer.from(take(self, Math.floor(bits / 2) % 1073741824)).reverse().toString('hex');
  const value = digits === '' ? 0n : BigInt(`0x${digits}`);
  return bits & 1 ? -value : value;
}

function readString(self) {
  const value = read(self);
  if (typeof value !== 'string') throw damaged();
  return value;
}

// Keys and values until the end's tag; answers how many there were.
function readProperties(self, target, end) {
  let count = 0;
  while (peek(self) !== end) {
    const key = read(self);
    if (typeof key !== 'string' && typeof key !== 'number') throw damaged();
    const value = read(self);
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
    count++;
  }
  tag(self);
  return count;
}

function expectCount(self, count) {
  if (varint(self) !== count) throw damaged();
}

const readers = {
  '__proto__': null,
  '_': () => undefined,
  '0': () => null,
  'T': () => true,
  'F': () => false,
  'I': zigzag,
  'U': varint,
  'N': double,
  'Z': readBigInt,
  '"': (self) => take(self, varint(self)).latin1Slice(),
  'S': (self) => take(self, varint(self)).utf8Slice(),

  'c'(self) {
    const length = varint(self);
    if (length & 1) throw damaged();
    return take(self, length).ucs2Slice();
  },

  '^'(self) {
    const id = varint(self);
    if (id >= self[kObjects].length) throw damaged();
    return self[kObjects][id];
  },

  'o'(self) {
    const object = remember(self, {});
    expectCount(self, readProperties(self, object, '{'));
    return object;
  },

  'A'(self) {
    const length = varint(self);
    // Each element takes a byte at least.
    if (length > self[kBytes].length - self[kAt]) throw damaged();
    const array = remember(self, []);
    array.length = length;
    for (let i = 0; i < length; i++) {
      if (peek(self) === '-') tag(self);
      else array[i] = read(self);
    }
    expectCount(self, readProperties(self, array, '$'));
    expectCount(self, length);
    return array;
  },

  'a'(self) {
    const array = remember(self, []);
    const length = varint(self);
    array.length = length;
    expectCount(self, readProperties(self, array, '@'));
    expectCount(self, length);
    return array;
  },

  'D': (self) => remember(self, new Date(double(self))),
  'y': (self) => remember(self, Object(true)),
  'x': (self) => remember(self, Object(false)),
  'n': (self) => remember(self, Object(double(self))),
  'z': (self) => remember(self, Object(readBigInt(self))),
  's': (self) => remember(self, Object(readString(self))),

  'R'(self) {
    const source = readString(self);
    const bits = varint(self);
    const flags = Object.keys(REGEXP_FLAGS).filter((flag) => bits & REGEXP_FLAGS[flag]).join('');
    try {
      return remember(self, new RegExp(source, flags));
    } catch {
      throw damaged();
    }
  },

  ';'(self) {
    const map = remember(self, new Map());
    let count = 0;
    for (; peek(self) !== ':'; count += 2) map.set(read(self), read(self));
    tag(self);
    expectCount(self, count);
    return map;
  },

  '\''(self) {
    const set = remember(self, new Set());
    let count = 0;
    for (; peek(self) !== ','; count++) set.add(read(self));
    tag(self);
    expectCount(self, count);
    return set;
  },

  'B': (self) => remember(self, Uint8Array.from(take(self, varint(self))).buffer),

  '~'(self) {
    const length = varint(self);
    const maxByteLength = varint(self);
    if (maxByteLength < length) throw damaged();
    const bytes = take(self, length);
    const buffer = remember(self, new ArrayBuffer(length, { maxByteLength }));
    new Uint8Array(buffer).set(bytes);
    return buffer;
  },

  't': readGiven,
  'u': readGiven,

  'r': readError,

  '\\'(self) {
    if (typeof self._readHostObject !== 'function') throw damaged();
    // Its number is given before what it contains is read.
    const id = self[kObjects].length;
    self[kObjects].push(undefined);
    const value = self._readHostObject();
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      throw new TypeError('readHostObject must return an object');
    }
    self[kObjects][id] = value;
    return value;
  },
};

// A buffer whose bytes came on another way.
function readGiven(self) {
  const buffer = self[kTransferred].get(varint(self));
  if (buffer === undefined) throw damaged();
  return remember(self, buffer);
}

function readView(self, buffer) {
  tag(self);
  const name = VIEWS[String.fromCharCode(byte(self))];
  const offset = varint(self);
  const byteLength = varint(self);
  if (self[kVersion] >= 14) varint(self);
  const View = globalThis[name];
  if (View === undefined || offset + byteLength > buffer.byteLength) throw damaged();
  const size = View.BYTES_PER_ELEMENT ?? 1;
  if (offset % size !== 0 || byteLength % size !== 0) throw damaged();
  return remember(self, new View(buffer, offset, byteLength / size));
}

function readError(self) {
  const id = self[kObjects].length;
  self[kObjects].push(undefined);
  let Class = Error;
  let message;
  let stack;
  let options;
  for (let part = tag(self); part !== '.'; part = tag(self)) {
    if (part === 'm') message = readString(self);
    else if (part === 's') stack = readString(self);
    else if (part === 'c') options = { cause: read(self) };
    else if (Object.hasOwn(ERRORS, part)) Class = globalThis[ERRORS[part]];
    else throw damaged();
  }
  const error = new Class(message, options);
  Object.defineProperty(error, 'stack', { value: stack, writable: true, enumerable: false, configurable: true });
  self[kObjects][id] = error;
  return error;
}

// ---- the class ------------------------------------------------------------------------------------

function failed(method) {
  return new Error(`${method}() failed`);
}

function attempt(self, method, reader) {
  try {
    return reader(self);
  } catch {
    throw failed(method);
  }
}

Object.assign(Deserializer.prototype, {
  readHeader() {
    const bytes = this[kBytes];
    const at = this[kAt];
    if (bytes[at] === 0xff && bytes.length > at + 1) {
      this[kAt]++;
      const version = byte(this);
      if (version >= OLDEST && version <= VERSION) {
        this[kVersion] = version;
        return true;
      }
    }
    throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
  },

  readValue() {
    this[kDepth] = 0;
    return read(this);
  },

  getWireFormatVersion() {
    return this[kVersion];
  },

  transferArrayBuffer(id, arrayBuffer) {
    if (!(arrayBuffer instanceof ArrayBuffer) && !(arrayBuffer instanceof SharedArrayBuffer)) {
      throw argumentError('ERR_INVALID_ARG_TYPE', 'arrayBuffer must be an ArrayBuffer or SharedArrayBuffer');
    }
    this[kTransferred].set(id >>> 0, arrayBuffer);
  },

  readUint32() {
    return attempt(this, 'ReadUint32', varint);
  },

  readUint64() {
    let number = 0n;
    let shift = 0n;
    let next;
    do {
      next = attempt(this, 'ReadUint64', byte);
      number |= BigInt(next & 127) << shift;
      shift += 7n;
    } while (next >= 128);
    return [Number((number >> 32n) & 0xffffffffn), Number(number & 0xffffffffn)];
  },

  readDouble() {
    return attempt(this, 'ReadDouble', double);
  },

  // Where the bytes begin in `buffer`.
  _readRawBytes(length) {
    return attempt(this, 'ReadRawBytes', (self) => take(self, length)).byteOffset - this[kBytes].byteOffset;
  },

  readRawBytes(length) {
    const offset = this._readRawBytes(length);
    return Buffer.from(this.buffer.buffer, this.buffer.byteOffset + offset, length);
  },
});

module.exports = { Deserializer };
