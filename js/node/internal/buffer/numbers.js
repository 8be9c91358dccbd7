'use strict';
// Buffer's methods that read and write numbers: https://nodejs.org/api/buffer.html#bufreadbigint64beoffset
//
// Integers up to 48 bits are put together from bytes right here, since a call into the native half costs
// more than a few multiplications; floats and 64-bit integers come from there.

const bytes = native('buffer');
const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');

// ---- checks ---------------------------------------------------------------------------------------------

// Throws for an offset from which not all of a number can be reached.
function badOffset(buffer, offset, size) {
  validateNumber(offset, 'offset');
  if (Math.floor(offset) !== offset) throw new codes.ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (buffer.length < size) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS();
  throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${buffer.length - size}`, offset);
}

function badSize(size) {
  validateNumber(size, 'byteLength');
  if (Math.floor(size) !== size) throw new codes.ERR_OUT_OF_RANGE('byteLength', 'an integer', size);
  throw new codes.ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', size);
}

function checkOffset(buffer, offset, size) {
  if (typeof offset !== 'number' || buffer[offset] === undefined || buffer[offset + size - 1] === undefined) {
    badOffset(buffer, offset, size);
  }
}

// As Node writes bounds: plainly up to 32 bits, as powers of two beyond.
function badValue(value, min, max, size) {
  let range;
  if (size > 4) {
    const bits = size * 8;
    range = min === 0 ? `>= 0 and < 2 ** ${bits}` : `>= -(2 ** ${bits - 1}) and < 2 ** ${bits - 1}`;
  } else {
    range = `>= ${min} and <= ${max}`;
  }
  throw new codes.ERR_OUT_OF_RANGE('value', range, value);
}

// ---- unsigned and signed integers -----------------------------------------------------------------------

function readUInt8(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const value = this[offset];
  if (value === undefined) badOffset(this, offset, 1);
  return value;
}

function readUInt16LE(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined) badOffset(this, offset, 2);
  return first | last << 8;
}

function readUInt16BE(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined) badOffset(this, offset, 2);
  return first << 8 | last;
}

function readUInt32LE(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) badOffset(this, offset, 4);
  return (first | this[offset + 1] << 8 | this[offset + 2] << 16 | last << 24) >>> 0;
}

function readUInt32BE(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) badOffset(this, offset, 4);
  return (first << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | last) >>> 0;
}

function readInt8(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const value = this[offset];
  if (value === undefined) badOffset(this, offset, 1);
  return value << 24 >> 24;
}

function readInt16LE(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined) badOffset(this, offset, 2);
  return first | last << 24 >> 16;
}

function readInt16BE(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined) badOffset(this, offset, 2);
  return first << 24 >> 16 | last;
}

function readInt32LE(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) badOffset(this, offset, 4);
  return first | this[offset + 1] << 8 | this[offset + 2] << 16 | last << 24;
}

function readInt32BE(offset = 0) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined) badOffset(this, offset, 4);
  return first << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | last;
}

// ---- integers of 1 to 6 bytes ---------------------------------------------------------------------------

function checkSized(buffer, offset, size) {
  if (offset === undefined) validateNumber(offset, 'offset');
  if (!(size >= 1 && size <= 6) || Math.floor(size) !== size) badSize(size);
  checkOffset(buffer, offset, size);
}

function readUIntLE(offset, byteLength) {
  checkSized(this, offset, byteLength);
  let value = 0;
  for (let at = offset + byteLength - 1; at >= offset; at--) value = value * 256 + this[at];
  return value;
}

function readUIntBE(offset, byteLength) {
  checkSized(this, offset, byteLength);
  let value = 0;
  for (let at = offset; at < offset + byteLength; at++) value = value * 256 + this[at];
  return value;
}

function signed(value, byteLength) {
  return value >= 2 ** (byteLength * 8 - 1) ? value - 2 ** (byteLength * 8) : value;
}

function readIntLE(offset, byteLength) {
  return signed(readUIntLE.call(this, offset, byteLength), byteLength);
}

function readIntBE(offset, byteLength) {
  return signed(readUIntBE.call(this, offset, byteLength), byteLength);
}

// ---- writing integers -----------------------------------------------------------------------------------

function write8(buffer, value, offset, min, max) {
  value = +value;
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  if (value > max || value < min) badValue(value, min, max, 1);
  if (buffer[offset] === undefined) badOffset(buffer, offset, 1);
  buffer[offset] = value;
  return offset + 1;
}

function write16(buffer, value, offset, min, max, big) {
  value = +value;
  if (value > max || value < min) badValue(value, min, max, 2);
  if (buffer[offset] === undefined || buffer[offset + 1] === undefined || typeof offset !== 'number') {
    badOffset(buffer, offset, 2);
  }
  buffer[offset] = big ? value >>> 8 : value;
  buffer[offset + 1] = big ? value : value >>> 8;
  return offset + 2;
}

function write32LE(buffer, value, offset, min, max) {
  value = +value;
  if (value > max || value < min) badValue(value, min, max, 4);
  if (buffer[offset] === undefined || buffer[offset + 3] === undefined || typeof offset !== 'number') {
    badOffset(buffer, offset, 4);
  }
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  buffer[offset + 2] = value >>> 16;
  buffer[offset + 3] = value >>> 24;
  return offset + 4;
}

function write32BE(buffer, value, offset, min, max) {
  value = +value;
  if (value > max || value < min) badValue(value, min, max, 4);
  if (buffer[offset] === undefined || buffer[offset + 3] === undefined || typeof offset !== 'number') {
    badOffset(buffer, offset, 4);
  }
  buffer[offset] = value >>> 24;
  buffer[offset + 1] = value >>> 16;
  buffer[offset + 2] = value >>> 8;
  buffer[offset + 3] = value;
  return offset + 4;
}

// `>>> 0` takes the low 32 bits of the two's complement, the division the bits above them.
function writeSized(buffer, value, offset, size, isSigned, big) {
  if (typeof size !== 'number' || !(size >= 1 && size <= 6) || Math.floor(size) !== size) badSize(size);
  value = +value;
  const min = isSigned ? -(2 ** (size * 8 - 1)) : 0;
  const max = 2 ** (isSigned ? size * 8 - 1 : size * 8) - 1;
  if (offset === undefined) validateNumber(offset, 'offset');
  if (value > max || value < min) badValue(value, min, max, size);
  checkOffset(buffer, offset, size);
  const low = value >>> 0;
  const high = Math.floor(value / 2 ** 32);
  for (let i = 0; i < size; i++) {
    const byte = i < 4 ? low >>> (i * 8) : high >>> (i * 8 - 32);
    buffer[big ? offset + size - 1 - i : offset + i] = byte;
  }
  return offset + size;
}

function writeUInt8(value, offset = 0) { return write8(this, value, offset, 0, 0xff); }
function writeInt8(value, offset = 0) { return write8(this, value, offset, -0x80, 0x7f); }
function writeUInt16LE(value, offset = 0) { return write16(this, value, offset, 0, 0xffff, false); }
function writeUInt16BE(value, offset = 0) { return write16(this, value, offset, 0, 0xffff, true); }
function writeInt16LE(value, offset = 0) { return write16(this, value, offset, -0x8000, 0x7fff, false); }
function writeInt16BE(value, offset = 0) { return write16(this, value, offset, -0x8000, 0x7fff, true); }
function writeUInt32LE(value, offset = 0) { return write32LE(this, value, offset, 0, 0xffffffff); }
function writeUInt32BE(value, offset = 0) { return write32BE(this, value, offset, 0, 0xffffffff); }
function writeInt32LE(value, offset = 0) { return write32LE(this, value, offset, -0x80000000, 0x7fffffff); }
function writeInt32BE(value, offset = 0) { return write32BE(this, value, offset, -0x80000000, 0x7fffffff); }
function writeUIntLE(value, offset, size) { return writeSized(this, value, offset, size, false, false); }
function writeUIntBE(value, offset, size) { return writeSized(this, value, offset, size, false, true); }
function writeIntLE(value, offset, size) { return writeSized(this, value, offset, size, true, false); }
function writeIntBE(value, offset, size) { return writeSized(this, value, offset, size, true, true); }

// ---- floats and 64-bit integers -------------------------------------------------------------------------

function readFloat(buffer, offset, size, big) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const value = bytes.readFloat(buffer, offset, size, big);
  if (value === undefined) badOffset(buffer, offset, size);
  return value;
}

function writeFloat(buffer, value, offset, size, big) {
  value = +value;
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  if (!bytes.writeFloat(buffer, offset, value, size, big)) badOffset(buffer, offset, size);
  return offset + size;
}

function readBigInt(buffer, offset, isSigned, big) {
  if (typeof offset !== 'number') validateNumber(offset, 'offset');
  const value = bytes.readBigInt(buffer, offset, isSigned, big);
  if (value === undefined) badOffset(buffer, offset, 8);
  return value;
}

// A number is compared like a BigInt, as in Node, but it can't be written.
function writeBigInt(buffer, value, offset, isSigned, big) {
  if (isSigned ? value >= 2n ** 63n || value < -(2n ** 63n) : value >= 2n ** 64n || value < 0n) {
    const range = isSigned ? '>= -(2n ** 63n) and < 2n ** 63n' : '>= 0n and < 2n ** 64n';
    throw new codes.ERR_OUT_OF_RANGE('value', range, value);
  }
  checkOffset(buffer, offset, 8);
  if (typeof value !== 'bigint') {
    throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
  }
  bytes.writeBigInt(buffer, offset, value, big);
  return offset + 8;
}

function readFloatLE(offset = 0) { return readFloat(this, offset, 4, false); }
function readFloatBE(offset = 0) { return readFloat(this, offset, 4, true); }
function readDoubleLE(offset = 0) { return readFloat(this, offset, 8, false); }
function readDoubleBE(offset = 0) { return readFloat(this, offset, 8, true); }
function writeFloatLE(value, offset = 0) { return writeFloat(this, value, offset, 4, false); }
function writeFloatBE(value, offset = 0) { return writeFloat(this, value, offset, 4, true); }
function writeDoubleLE(value, offset = 0) { return writeFloat(this, value, offset, 8, false); }
function writeDoubleBE(value, offset = 0) { return writeFloat(this, value, offset, 8, true); }
function readBigUInt64LE(offset = 0) { return readBigInt(this, offset, false, false); }
function readBigUInt64BE(offset = 0) { return readBigInt(this, offset, false, true); }
function readBigInt64LE(offset = 0) { return readBigInt(this, offset, true, false); }
function readBigInt64BE(offset = 0) { return readBigInt(this, offset, true, true); }
function writeBigUInt64LE(value, offset = 0) { return writeBigInt(this, value, offset, false, false); }
function writeBigUInt64BE(value, offset = 0) { return writeBigInt(this, value, offset, false, true); }
function writeBigInt64LE(value, offset = 0) { return writeBigInt(this, value, offset, true, false); }
function writeBigInt64BE(value, offset = 0) { return writeBigInt(this, value, offset, true, true); }

/** Puts the methods on Buffer's prototype; `readUint8` is another name of `readUInt8`, and so on. */
function install(prototype) {
  Object.assign(prototype, {
    readBigUInt64LE, readBigUInt64BE, readBigUint64LE: readBigUInt64LE, readBigUint64BE: readBigUInt64BE,
    readBigInt64LE, readBigInt64BE,
    writeBigUInt64LE, writeBigUInt64BE, writeBigUint64LE: writeBigUInt64LE, writeBigUint64BE: writeBigUInt64BE,
    writeBigInt64LE, writeBigInt64BE,
    readUIntLE, readUInt32LE, readUInt16LE, readUInt8, readUIntBE, readUInt32BE, readUInt16BE,
    readUintLE: readUIntLE, readUint32LE: readUInt32LE, readUint16LE: readUInt16LE, readUint8: readUInt8,
    readUintBE: readUIntBE, readUint32BE: readUInt32BE, readUint16BE: readUInt16BE,
    readIntLE, readInt32LE, readInt16LE, readInt8, readIntBE, readInt32BE, readInt16BE,
    writeUIntLE, writeUInt32LE, writeUInt16LE, writeUInt8, writeUIntBE, writeUInt32BE, writeUInt16BE,
    writeUintLE: writeUIntLE, writeUint32LE: writeUInt32LE, writeUint16LE: writeUInt16LE,
    writeUint8: writeUInt8, writeUintBE: writeUIntBE, writeUint32BE: writeUInt32BE,
    writeUint16BE: writeUInt16BE,
    writeIntLE, writeInt32LE, writeInt16LE, writeInt8, writeIntBE, writeInt32BE, writeInt16BE,
    readFloatLE, readFloatBE, readDoubleLE, readDoubleBE,
    writeFloatLE, writeFloatBE, writeDoubleLE, writeDoubleBE,
  });
}

module.exports = { install };
