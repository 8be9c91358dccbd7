'use strict';
// The classes: headers, raw values, host objects, transferred buffers, views over one buffer.
const assert = require('assert');
const v8 = require('v8');

const ser = new v8.Serializer();
ser.writeHeader();
ser.writeUint32(5);
ser.writeUint64(1, 2);
ser.writeDouble(-0.25);
ser.writeRawBytes(Buffer.from('abc'));
const des = new v8.Deserializer(ser.releaseBuffer());
assert.strictEqual(des.readHeader(), true);
assert.strictEqual(des.getWireFormatVersion(), 15);
assert.strictEqual(des.readUint32(), 5);
assert.deepStrictEqual(des.readUint64(), [1, 2]);
assert.strictEqual(des.readDouble(), -0.25);
assert.strictEqual(des.readRawBytes(3).toString(), 'abc');
assert.throws(() => des.readRawBytes(1), /ReadRawBytes\(\) failed/);
assert.throws(() => des.readDouble(), /ReadDouble\(\) failed/);

const old = new v8.DefaultDeserializer(Buffer.from('ff0d6f2203666f6f5e007b01', 'hex'));
old.readHeader();
const circular = old.readValue();
assert.strictEqual(circular.foo, circular);
assert.strictEqual(old.getWireFormatVersion(), 13);

const shared = new ArrayBuffer(8);
const plain = new v8.Serializer();
plain.writeHeader();
plain.writeValue([new Uint8Array(shared, 2, 4), new Uint16Array(shared)]);
const views = new v8.Deserializer(plain.releaseBuffer());
views.readHeader();
const [a, b] = views.readValue();
assert.strictEqual(a.buffer, b.buffer);
assert.deepStrictEqual([a.byteOffset, a.length, b.length], [2, 4, 4]);

const sender = new v8.Serializer();
sender.transferArrayBuffer(7, shared);
sender.writeHeader();
sender.writeValue({ shared });
const receiver = new v8.Deserializer(sender.releaseBuffer());
const other = new ArrayBuffer(3);
receiver.transferArrayBuffer(7, other);
receiver.readHeader();
assert.strictEqual(receiver.readValue().shared, other);

const custom = new v8.DefaultSerializer();
custom._getDataCloneError = (message) => new RangeError(message);
assert.throws(() => custom.writeValue(() => {}), RangeError);
