'use strict';
// A write after end() fails its callback and the stream.
const assert = require('assert');
const { Writable } = require('stream');

const log = [];
const w = new Writable({ write(chunk, encoding, callback) { callback(); } });
w.on('error', (err) => log.push(`error ${err.code}`));
w.on('finish', () => log.push('finish'));
w.on('close', () => {
  assert.deepStrictEqual(log, ['callback ERR_STREAM_WRITE_AFTER_END', 'error ERR_STREAM_WRITE_AFTER_END']);
});
w.end('a');
assert.strictEqual(w.writable, false);
assert.strictEqual(w.writableEnded, true);
assert.strictEqual(w.write('b', (err) => log.push(`callback ${err.code}`)), false);
