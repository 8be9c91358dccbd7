'use strict';
// The classes are Transforms that may be called without new, mixed in and inherited from.
const assert = require('assert');
const util = require('util');
const zlib = require('zlib');
const { Transform } = require('stream');
const { collect } = require('./_data');

const names = ['Deflate', 'Inflate', 'Gzip', 'Gunzip', 'DeflateRaw', 'InflateRaw', 'Unzip', 'BrotliCompress',
  'BrotliDecompress'];
for (const name of names) {
  const Class = zlib[name];
  for (const stream of [new Class(), Class(), zlib[`create${name}`]()]) {
    assert(stream instanceof Class);
    assert(stream instanceof Transform);
    assert.strictEqual(stream.constructor, Class);
    assert.strictEqual(stream.bytesWritten, 0);
    assert.strictEqual(stream._closed, false);
  }
  assert.strictEqual(Class.name, name);
  assert.throws(() => { 'use strict'; zlib[`create${name}`] = 1; }, TypeError);
}

function Shouting(options) {
  zlib.Gzip.call(this, options);
  this.isLoud = true;
}
util.inherits(Shouting, zlib.Gzip);
Shouting.prototype._transform = function(chunk, encoding, callback) {
  zlib.Gzip.prototype._transform.call(this, Buffer.from(String(chunk).toUpperCase()), encoding, callback);
};

class Level extends zlib.Deflate {
  constructor() {
    super({ level: 9 });
  }
}

(async () => {
  const loud = new Shouting();
  loud.end('hello');
  assert.strictEqual(String(zlib.gunzipSync(await collect(loud))), 'HELLO');
  const level = new Level();
  assert.strictEqual(level._level, 9);
  level.end('x');
  assert.strictEqual(String(zlib.inflateSync(await collect(level))), 'x');
})();
