'use strict';
// map() runs up to `concurrency` calls at once and still gives the results in order.
const assert = require('assert');
const { Readable } = require('stream');

let running = 0;
let most = 0;
const delays = [3, 1, 2, 1];
Readable.from([0, 1, 2, 3]).map(async (n) => {
  most = Math.max(most, ++running);
  for (let i = 0; i < delays[n]; i++) await new Promise(setImmediate);
  running--;
  return n;
}, { concurrency: 2 }).toArray().then((result) => {
  assert.deepStrictEqual(result, [0, 1, 2, 3]);
  assert.strictEqual(most, 2);
});
