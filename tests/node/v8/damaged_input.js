'use strict';
// Bytes that are nobody's serialization are refused.
const assert = require('assert');
const v8 = require('v8');

for (const hex of ['', '00', 'ff', 'ff01', 'ffff7f']) {
  assert.throws(() => v8.deserialize(Buffer.from(hex, 'hex')), /invalid or unsupported version/);
}
for (const hex of ['ff0f', 'ff0f6f', 'ff0f22ff', 'ff0f4181808080', 'ff0f5e05', 'ff0f5a', 'ff0f6303616263', 'ff0f7f',
  'ff0f42ffffffff0f', 'ff0f726d']) {
  assert.throws(() => v8.deserialize(Buffer.from(hex, 'hex')), /Unable to deserialize cloned data/, hex);
}
assert.throws(() => v8.deserialize('text'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new v8.Deserializer('text'), /^TypeError: buffer must be a TypedArray or a DataView$/);
assert.throws(() => new v8.Serializer().writeRawBytes('a'), /^TypeError: source must be a TypedArray or a DataView$/);
assert.throws(v8.Serializer, /^TypeError: Class constructor Serializer cannot be invoked without 'new'$/);
assert.throws(v8.Deserializer, /^TypeError: Class constructor Deserializer cannot be invoked without 'new'$/);
