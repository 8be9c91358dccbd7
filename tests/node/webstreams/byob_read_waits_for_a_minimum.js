'use strict';
// read(view, { min }): no answer before that many elements are there.
const assert = require('assert');

(async () => {
  let n = 0;
  const source = { type: 'bytes', pull(c) { c.enqueue(new Uint8Array([++n])); } };
  const reader = new ReadableStream(source).getReader({ mode: 'byob' });
  assert.deepStrictEqual((await reader.read(new Uint8Array(4), { min: 3 })).value, new Uint8Array([1, 2, 3]));
  assert.deepStrictEqual([...(await reader.read(new Uint16Array(3), { min: 2 })).value], [0x0504, 0x0706]);
  await assert.rejects(reader.read(new Uint8Array(3), { min: 0 }), { name: 'TypeError' });
  await assert.rejects(reader.read(new Uint8Array(3), { min: 4 }),
    { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
  await assert.rejects(reader.read(new Uint8Array(3), { min: 'x' }), { name: 'TypeError' });
})();
