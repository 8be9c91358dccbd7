'use strict';
// No callback is called before the function that takes it has returned, nor before what nextTick queued.
const assert = require('assert');
const zlib = require('zlib');

let awaited = 0;
function expectLater(start) {
  awaited++;
  let isReturned = false;
  let isTicked = false;
  start(() => {
    assert(isReturned && isTicked);
    awaited--;
  });
  isReturned = true;
  process.nextTick(() => { isTicked = true; });
}

const packed = zlib.gzipSync('x');
expectLater((done) => zlib.gzip('x', done));
expectLater((done) => zlib.gzip(Buffer.alloc(200000), done));
expectLater((done) => zlib.gunzip(packed, done));
expectLater((done) => zlib.gunzip('garbage', done));
expectLater((done) => zlib.brotliCompress('x', done));
expectLater((done) => zlib.createGzip().write('x', done));
expectLater((done) => zlib.createGzip().write(Buffer.alloc(200000), done));

// Each call has the context it was made in.
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
for (const input of ['small', Buffer.alloc(200000, 'large')]) {
  awaited++;
  storage.run(input, () => zlib.gzip(input, () => {
    assert.strictEqual(storage.getStore(), input);
    awaited--;
  }));
}
process.on('exit', () => assert.strictEqual(awaited, 0));
