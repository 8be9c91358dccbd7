'use strict';
// ArrayBuffer, typed arrays and DataView.

const assert = require('assert');
const { inspect } = require('util');

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows(new ArrayBuffer(4), 'ArrayBuffer { [Uint8Contents]: <00 00 00 00>, byteLength: 4 }');
shows(new ArrayBuffer(6), [
  'ArrayBuffer {',
  '  [Uint8Contents]: <00 00 ... 4 more bytes>,',
  '  byteLength: 6',
  '}',
].join('\n'), { maxArrayLength: 2 });
shows(new Uint8Array([1, 2, 3]), 'Uint8Array(3) [ 1, 2, 3 ]');
shows(new Float64Array([1.5, -0, NaN]), 'Float64Array(3) [ 1.5, -0, NaN ]');
shows(new BigInt64Array(2), 'BigInt64Array(2) [ 0n, 0n ]');
shows(new Uint8Array(0), 'Uint8Array(0) []');
shows(new Uint8Array(2), [
  'Uint8Array(2) [',
  '  0,',
  '  0,',
  '  [BYTES_PER_ELEMENT]: 1,',
  '  [length]: 2,',
  '  [byteLength]: 2,',
  '  [byteOffset]: 0,',
  '  [buffer]: ArrayBuffer { byteLength: 2 }',
  ']',
].join('\n'), { showHidden: true });
shows(new DataView(new ArrayBuffer(2), 1), [
  'DataView {',
  '  byteLength: 1,',
  '  byteOffset: 1,',
  '  buffer: ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }',
  '}',
].join('\n'));
shows(Object.assign(new Uint8Array(1), { extra: 'x' }), `Uint8Array(1) [ 0, extra: 'x' ]`);
shows(new Uint16Array(120), [
  'Uint16Array(120) [',
  '  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,',
  '  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,',
  '  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,',
  '  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,',
  '  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,',
  '  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,',
  '  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,',
  '  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,',
  '  0, 0, 0, 0,',
  '  ... 20 more items',
  ']',
].join('\n'));
shows(new SharedArrayBuffer(2), 'SharedArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }');
