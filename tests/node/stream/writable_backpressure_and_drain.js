'use strict';
// write() answers false above the mark, and 'drain' comes when all is written.
const assert = require('assert');
const { Writable } = require('stream');

const w = new Writable({ highWaterMark: 3, write(chunk, encoding, callback) { setImmediate(callback); } });
assert.strictEqual(w.write('ab'), true);
assert.strictEqual(w.writableNeedDrain, false);
assert.strictEqual(w.write('c'), false);
assert.strictEqual(w.writableNeedDrain, true);
let drains = 0;
w.on('drain', () => {
  drains++;
  assert.strictEqual(w.writableLength, 0);
  assert.strictEqual(w.writableNeedDrain, false);
  w.end('last');
});
w.on('finish', () => assert.strictEqual(drains, 1));
