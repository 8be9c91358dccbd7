'use strict';
// Streams can be closed at any time, more than once, and tell of it once.
const assert = require('assert');
const zlib = require('zlib');

let awaited = 0;
const later = (check = () => {}) => {
  awaited++;
  return (...args) => {
    awaited--;
    check(...args);
  };
};

const destroyed = zlib.createGzip();
destroyed.destroy();
assert.strictEqual(destroyed._handle, null);
assert.strictEqual(destroyed._closed, true);
destroyed.on('close', later());

const inData = zlib.createGzip({ level: 0 });
inData.once('data', later(() => inData.close()));
inData.on('close', later());
inData.end(Buffer.alloc(1024 * 1024));

const whileBusy = zlib.createGzip();
whileBusy.write(Buffer.alloc(300000), later());
whileBusy.close(later());

const unwritten = zlib.createGunzip();
unwritten.close(later());
unwritten.write('x', later((error) => assert.strictEqual(error.code, 'ERR_STREAM_DESTROYED')));

const failed = zlib.createGunzip();
failed.on('error', later((error) => {
  assert.strictEqual(error.message, 'incorrect header check');
  failed.close();
  failed.close(later());
}));
failed.write('something invalid');

// Only the first error is told.
const twice = zlib.createGunzip();
twice.on('error', later((error) => assert.strictEqual(error.message, 'mine')));
twice.write('something invalid');
twice.destroy(new Error('mine'));

const ended = zlib.createGzip();
ended.resume();
ended.on('end', later());
ended.on('close', later(() => assert.strictEqual(ended._handle, null)));
ended.end('x');

process.on('exit', () => assert.strictEqual(awaited, 0));
