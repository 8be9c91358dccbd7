'use strict';
// stream/consumers: a whole stream as text, JSON or bytes.
const assert = require('assert');
const { Readable } = require('stream');
const { arrayBuffer, buffer, json, text } = require('stream/consumers');

const euro = Buffer.from('€');
(async () => {
  assert.strictEqual(await text(Readable.from(['a', euro.subarray(0, 1), euro.subarray(1)])), 'a€');
  assert.deepStrictEqual(await json(Readable.from(['{"a"', ':1}'])), { a: 1 });
  await assert.rejects(json(Readable.from(['{'])), { name: 'SyntaxError' });
  assert.deepStrictEqual(await buffer(Readable.from([Buffer.from('a'), 'b'])), Buffer.from('ab'));
  const memory = await arrayBuffer(Readable.from([Buffer.from('abc')]));
  assert.ok(memory instanceof ArrayBuffer);
  assert.strictEqual(memory.byteLength, 3);
  assert.strictEqual((await buffer(Readable.from([]))).length, 0);
})();
