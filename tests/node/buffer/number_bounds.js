'use strict';
// The errors of reading and writing numbers at wrong offsets and of wrong sizes.

const assert = require('assert');

const buffer = Buffer.alloc(3);
const range = (text) => ({ name: 'RangeError', code: 'ERR_OUT_OF_RANGE',
  message: `The value of "offset" is out of range. It must be ${text}` });

assert.throws(() => buffer.readUInt8(3), range('>= 0 and <= 2. Received 3'));
assert.throws(() => buffer.readUInt8(-1), range('>= 0 and <= 2. Received -1'));
assert.throws(() => buffer.readUInt8(1.5), range('an integer. Received 1.5'));
assert.throws(() => buffer.readUInt8(NaN), range('an integer. Received NaN'));
assert.throws(() => buffer.readUInt16LE(2), range('>= 0 and <= 1. Received 2'));
assert.throws(() => buffer.writeInt16BE(1, 2), range('>= 0 and <= 1. Received 2'));
assert.throws(() => buffer.readUIntBE(1, 3), range('>= 0 and <= 0. Received 1'));
assert.throws(() => Buffer.alloc(8).readDoubleLE(1), range('>= 0 and <= 0. Received 1'));
assert.throws(() => Buffer.alloc(8).writeBigUInt64BE(1n, 1), range('>= 0 and <= 0. Received 1'));
assert.throws(() => Buffer.alloc(8).readBigInt64LE(0.1), range('an integer. Received 0.1'));

for (const method of ['readUInt32LE', 'readInt32BE', 'readFloatLE', 'readDoubleBE', 'readBigInt64LE']) {
  assert.throws(() => buffer[method](), { name: 'RangeError', code: 'ERR_BUFFER_OUT_OF_BOUNDS',
    message: 'Attempt to access memory outside buffer bounds' });
}
for (const method of ['readUInt8', 'readInt16LE', 'readFloatLE', 'readBigUInt64LE']) {
  for (const offset of ['0', null, {}]) {
    assert.throws(() => Buffer.alloc(8)[method](offset), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  }
}

assert.throws(() => buffer.readUIntLE(), { code: 'ERR_INVALID_ARG_TYPE', message: /"offset"/ });
assert.throws(() => buffer.readUIntLE(0), { code: 'ERR_INVALID_ARG_TYPE', message: /"byteLength"/ });
assert.throws(() => buffer.writeIntBE(0, 0, 1.5), { code: 'ERR_OUT_OF_RANGE',
  message: /"byteLength".*an integer/ });
for (const size of [0, 7]) {
  const message = `The value of "byteLength" is out of range. It must be >= 1 and <= 6. Received ${size}`;
  assert.throws(() => buffer.readIntLE(0, size), { code: 'ERR_OUT_OF_RANGE', message });
  assert.throws(() => buffer.writeUIntLE(0, 0, size), { code: 'ERR_OUT_OF_RANGE', message });
}
