'use strict';
const assert = require('assert');
const { StringDecoder } = require('string_decoder');

const decoder = new StringDecoder(undefined);
assert.strictEqual(decoder.encoding, 'utf8');
assert.strictEqual(decoder.write('text as it is'), 'text as it is');
assert.strictEqual(decoder.write(new Uint8Array([65, 66])), 'AB');
assert.strictEqual(decoder.write(new Uint16Array([0x4141])), 'AA');
assert.strictEqual(decoder.write(new DataView(new Uint8Array([67]).buffer)), 'C');
for (const bad of [null, undefined, 1, {}, []]) {
  assert.throws(() => decoder.write(bad), { code: 'ERR_INVALID_ARG_TYPE' });
}
for (const [given, name] of [['UTF-8', 'utf8'], ['binary', 'latin1'], ['UCS-2', 'utf16le'], [null, 'utf8'], ['', 'utf8']]) {
  assert.strictEqual(new StringDecoder(given).encoding, name);
}
for (const bad of ['utf-7', 1, {}]) {
  assert.throws(() => new StringDecoder(bad), { code: 'ERR_UNKNOWN_ENCODING', name: 'TypeError' });
}

// It can be mixed into other classes.
const mixed = Object.create(StringDecoder.prototype);
StringDecoder.call(mixed, 'hex');
assert.strictEqual(mixed.write(Buffer.from('a')), '61');
