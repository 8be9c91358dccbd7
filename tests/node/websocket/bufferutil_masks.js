// mote only
'use strict';
// The bundled bufferutil: masks as RFC 6455 section 5.3 has them, under the interface of the npm package.

const assert = require('assert');
const { mask, unmask } = require('bufferutil');

const plain = (source, key) => Buffer.from(source.map((byte, at) => byte ^ key[at % 4]));
const key = Buffer.from([0x37, 0xfa, 0x21, 0x3d]);

// The example of the RFC's section 5.7.
const hello = Buffer.from('Hello');
const output = Buffer.alloc(5);
mask(hello, key, output, 0, 5);
assert.deepStrictEqual([...output], [0x7f, 0x9f, 0x4d, 0x51, 0x58]);
unmask(output, key);
assert.deepStrictEqual(output, hello);

for (const length of [0, 1, 3, 4, 7, 8, 9, 31, 64, 1000]) {
  const source = Buffer.from(Array.from({ length }, (_, at) => at * 7 & 255));
  for (const offset of [0, 1, 6, 14]) {
    const target = Buffer.alloc(offset + length + 3, 1);
    mask(source, key, target, offset, length);
    assert.deepStrictEqual(target.subarray(offset, offset + length), plain(source, key));
    assert.ok(target.subarray(0, offset).every((byte) => byte === 1));
    assert.ok(target.subarray(offset + length).every((byte) => byte === 1));
  }
  const masked = plain(source, key);
  mask(source, key, source, 0, length);
  assert.deepStrictEqual(source, masked);
}

// Less than all, and into a place that is too small.
const short = Buffer.alloc(4);
mask(Buffer.from('abcdef'), key, short, 2, 6);
assert.deepStrictEqual(short, Buffer.concat([Buffer.alloc(2), plain(Buffer.from('ab'), key)]));
mask(hello, key, short, 9, 5);
