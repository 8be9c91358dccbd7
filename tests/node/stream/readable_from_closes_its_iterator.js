'use strict';
// Destroying a stream over a generator runs the generator's finally; with an error it is thrown in.
const assert = require('assert');
const { Readable } = require('stream');

function watched(log) {
  return (async function*() {
    try {
      yield 1;
      yield 2;
    } catch (err) {
      log.push(err.message);
    } finally {
      log.push('finally');
    }
  })();
}

const quiet = [];
const r = Readable.from(watched(quiet));
r.once('data', () => r.destroy());
r.on('close', () => assert.deepStrictEqual(quiet, ['finally']));

const loud = [];
const e = Readable.from(watched(loud));
e.once('data', () => e.destroy(new Error('stop')));
e.on('error', (err) => assert.strictEqual(err.message, 'stop'));
e.on('close', () => assert.deepStrictEqual(loud, ['stop', 'finally']));
