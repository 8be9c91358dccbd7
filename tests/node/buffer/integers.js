'use strict';
// Reading and writing integers of 1 to 6 bytes in both byte orders.

const assert = require('assert');

const bytes = Buffer.from('fedcba98765432', 'hex');
assert.strictEqual(bytes.readUInt8(0), 0xfe);
assert.strictEqual(bytes.readInt8(), -2);
assert.strictEqual(bytes.readUInt16LE(1), 0xbadc);
assert.strictEqual(bytes.readUInt16BE(1), 0xdcba);
assert.strictEqual(bytes.readInt16LE(0), 0xdcfe - 0x10000);
assert.strictEqual(bytes.readInt16BE(0), 0xfedc - 0x10000);
assert.strictEqual(bytes.readUInt32LE(0), 0x98badcfe);
assert.strictEqual(bytes.readUInt32BE(0), 0xfedcba98);
assert.strictEqual(bytes.readInt32LE(0), 0x98badcfe - 2 ** 32);
assert.strictEqual(bytes.readInt32BE(3), 0x98765432 - 2 ** 32);
assert.strictEqual(bytes.readUIntBE(0, 6), 0xfedcba987654);
assert.strictEqual(bytes.readUIntLE(1, 3), 0x98badc);
assert.strictEqual(bytes.readIntBE(0, 3), 0xfedcba - 2 ** 24);
assert.strictEqual(bytes.readIntLE(0, 5), 0x7698badcfe);
assert.strictEqual(bytes.readUint32LE, bytes.readUInt32LE);

const kinds = { UInt8: [1, 0, 255], Int8: [1, -128, 127], UInt16: [2, 0, 65535], Int16: [2, -32768, 32767],
  UInt32: [4, 0, 2 ** 32 - 1], Int32: [4, -(2 ** 31), 2 ** 31 - 1] };
for (const [kind, [size, min, max]] of Object.entries(kinds)) {
  for (const order of size === 1 ? [''] : ['LE', 'BE']) {
    const buffer = Buffer.alloc(size + 2);
    for (const value of [min, max, 1, max - 5]) {
      assert.strictEqual(buffer[`write${kind}${order}`](value, 1), size + 1);
      assert.strictEqual(buffer[`read${kind}${order}`](1), value);
    }
    assert.strictEqual(buffer[0] + buffer[size + 1], 0);
    for (const value of [min - 1, max + 1]) {
      assert.throws(() => buffer[`write${kind}${order}`](value), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE',
        message: new RegExp(`^The value of "value" is out of range. It must be >= ${min} and <= ${max}. `) });
    }
  }
}
for (let size = 1; size <= 6; size++) {
  const buffer = Buffer.alloc(size);
  const half = 2 ** (size * 8 - 1);
  for (const order of ['LE', 'BE']) {
    for (const value of [0, 1, half, 2 * half - 1, half - 7]) {
      assert.strictEqual(buffer[`writeUInt${order}`](value, 0, size), size);
      assert.strictEqual(buffer[`readUInt${order}`](0, size), value);
    }
    for (const value of [-half, -1, half - 1, -half + 3]) {
      buffer[`writeInt${order}`](value, 0, size);
      assert.strictEqual(buffer[`readInt${order}`](0, size), value);
    }
  }
}
assert.throws(() => Buffer.alloc(8).writeUIntLE(2 ** 48, 0, 6), {
  message: 'The value of "value" is out of range. It must be >= 0 and < 2 ** 48. ' +
    'Received 281_474_976_710_656' });

const small = Buffer.alloc(4);
assert.strictEqual(small.writeUInt8(1.7), 1);
assert.strictEqual(small.writeUInt8('5', 1), 2);
assert.strictEqual(small.writeUInt8(NaN, 2), 3);
assert.strictEqual(small.toString('hex'), '01050000');
