'use strict';
// An error of the destination unpipes it; with no listener of its own it stays uncaught.
const assert = require('assert');
const { Readable, Writable } = require('stream');

const src = new Readable({ read() {} });
const dest = new Writable({ write(chunk, encoding, callback) { callback(new Error('full')); } });
let unpiped = false;
dest.on('unpipe', () => { unpiped = true; });
dest.on('error', (err) => {
  assert.strictEqual(err.message, 'full');
  assert.strictEqual(unpiped, true);
});
src.pipe(dest);
src.push('a');

const lonely = new Writable({ write() {} });
process.once('uncaughtException', (err) => {
  assert.strictEqual(err.message, 'nobody listens');
});
new Readable({ read() {} }).pipe(lonely);
setImmediate(() => lonely.destroy(new Error('nobody listens')));
