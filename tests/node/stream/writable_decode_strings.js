'use strict';
// With decodeStrings false strings arrive as they are; in object mode always.
const assert = require('assert');
const { Writable } = require('stream');

const seen = [];
function write(chunk, encoding, callback) {
  seen.push([chunk, encoding]);
  callback();
}
const w = new Writable({ decodeStrings: false, defaultEncoding: 'latin1', write });
w.write('a');
w.write('b', 'hex');
w.write(Buffer.from('c'));
new Writable({ objectMode: true, write }).write({ n: 1 }, 'utf8');
assert.deepStrictEqual(seen,
  [['a', 'latin1'], ['b', 'hex'], [Buffer.from('c'), 'buffer'], [{ n: 1 }, 'utf8']]);
