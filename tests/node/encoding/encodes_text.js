'use strict';
// TextEncoder: encode and encodeInto.

const assert = require('assert');

const encoder = new TextEncoder();
assert.strictEqual(encoder.encoding, 'utf-8');
assert.deepStrictEqual([...encoder.encode('a\ud800é')], [97, 239, 191, 189, 195, 169]);
assert.strictEqual(encoder.encode().constructor, Uint8Array);
assert.deepStrictEqual([...encoder.encode()], []);
assert.deepStrictEqual([...encoder.encode(5)], [53]);
assert.deepStrictEqual([...encoder.encode(null)], [110, 117, 108, 108]);

const into = new Uint8Array(3);
assert.deepStrictEqual(encoder.encodeInto('a€b', into), { read: 1, written: 1 });
assert.deepStrictEqual(encoder.encodeInto('€b', into), { read: 1, written: 3 });
assert.deepStrictEqual([...into], [0xe2, 0x82, 0xac]);
assert.deepStrictEqual(encoder.encodeInto('a🦀b', new Uint8Array(9)), { read: 4, written: 6 });
assert.deepStrictEqual(encoder.encodeInto('a', new Uint8Array(0)), { read: 0, written: 0 });
assert.throws(() => encoder.encodeInto(5, into), { code: 'ERR_INVALID_ARG_TYPE', message: /"src"/ });
assert.throws(() => encoder.encodeInto('a', new Uint16Array(1)), { code: 'ERR_INVALID_ARG_TYPE',
  message: /"dest"/ });
assert.throws(() => TextEncoder.prototype.encode.call({}), { code: 'ERR_INVALID_THIS' });
assert.throws(() => TextDecoder.prototype.decode.call({}), { code: 'ERR_INVALID_THIS' });
