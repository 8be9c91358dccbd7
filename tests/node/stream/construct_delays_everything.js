'use strict';
// _construct() comes first: reads and writes wait for it, its error destroys the stream.
const assert = require('assert');
const { Duplex, Writable } = require('stream');

const log = [];
const d = new Duplex({
  construct(callback) {
    log.push('construct');
    setImmediate(() => {
      log.push('constructed');
      callback();
    });
  },
  read() {
    log.push('read');
    this.push(null);
  },
  write(chunk, encoding, callback) {
    log.push('write');
    callback();
  },
  final(callback) {
    log.push('final');
    callback();
  },
});
d.resume();
d.write('a');
d.end();
assert.deepStrictEqual(log, []);
d.on('close', () => {
  assert.deepStrictEqual(log.slice(0, 2), ['construct', 'constructed']);
  assert.deepStrictEqual(log.slice(2).sort(), ['final', 'read', 'write']);
});

const failing = new Writable({
  construct(callback) { callback(new Error('no room')); },
  write() { assert.fail('written'); },
});
failing.write('x', (err) => assert.strictEqual(err.message, 'no room'));
failing.on('error', (err) => assert.strictEqual(err.message, 'no room'));

const destroyedBefore = [];
const early = new Writable({
  construct(callback) { setImmediate(callback); },
  destroy(err, callback) {
    destroyedBefore.push('_destroy');
    callback(err);
  },
  write() {},
});
early.destroy();
assert.deepStrictEqual(destroyedBefore, []);
early.on('close', () => assert.deepStrictEqual(destroyedBefore, ['_destroy']));
