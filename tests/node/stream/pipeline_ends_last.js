'use strict';
// pipeline() calls back when all of its streams have closed, the slow ones included. An old-style stream's errors
// are heard before anybody reads from it.
const assert = require('assert');
const { PassThrough, Readable, Stream, Writable, pipeline } = require('stream');

let calls = 0;
const source = new Readable({ read() {} });
const middle = new PassThrough();
const target = new Writable({ destroy(error, callback) { setImmediate(callback, error); } });
pipeline(source, middle, target, (error) => {
  calls++;
  assert.strictEqual(error.message, 'broken');
  assert.ok(source.closed && middle.closed);
  // Node 20 did not wait for the last one.
  if (parseInt(process.versions.node, 10) >= 22) assert.ok(target.closed);
});
source.destroy(new Error('broken'));

const old = new Stream();
let isDestroyed = false;
old.destroy = () => { isDestroyed = true; };
process.nextTick(() => old.emit('error', new Error('old')));
pipeline(old, async () => {}, (error) => {
  calls++;
  assert.strictEqual(error.message, 'old');
  assert.ok(isDestroyed);
});
process.on('exit', () => assert.strictEqual(calls, 2));
