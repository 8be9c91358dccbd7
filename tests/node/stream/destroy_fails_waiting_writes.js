'use strict';
// Writes and ends that wait when the stream is destroyed hear of it.
const assert = require('assert');
const { Writable } = require('stream');

const codes = [];
const w = new Writable({ write() {} });
w.write('a', (err) => codes.push(`a ${err.code}`));
w.cork();
w.write('b', (err) => codes.push(`b ${err.code}`));
w.destroy();
w.on('close', () => {
  assert.strictEqual(w.write('c', (err) => codes.push(`c ${err.code}`)), false);
  setImmediate(() => {
    // 'a' is with _write(), which has never called back, and what waits behind it waits with it.
    assert.deepStrictEqual(codes, ['c ERR_STREAM_DESTROYED']);
  });
});

const failed = [];
const corked = new Writable({ write() {} });
corked.cork();
corked.write('a', (err) => failed.push(err.message));
corked.on('error', () => {});
corked.destroy(new Error('why'));
corked.on('close', () => assert.deepStrictEqual(failed, ['why']));
