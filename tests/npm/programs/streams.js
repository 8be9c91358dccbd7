'use strict';

const assert = require('assert');
const { Readable } = require('stream');
const concat = require('concat-stream');
const pump = require('pump');
const readable = require('readable-stream');
const split = require('split2');
const { objectTransform: through } = require('through2');

pump(
  Readable.from([Buffer.from('{"a":1}\n{"a"'), Buffer.from(':2}\n')]),
  split(JSON.parse),
  through(function each(row, encoding, done) {
    this.push(String(row.a * 2));
    done();
  }),
  concat((text) => assert.strictEqual(text, '24')),
  (err) => assert.ifError(err),
);
readable.pipeline(
  readable.Readable.from([1, 2]),
  new readable.Transform({
    objectMode: true,
    transform: (n, encoding, done) => done(null, n + 1),
  }),
  new readable.Writable({
    objectMode: true,
    write(n, encoding, done) {
      assert.ok(n > 1);
      done();
    },
  }),
  (err) => assert.ifError(err),
);
