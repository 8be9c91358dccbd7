'use strict';
// _final() runs after the last write and holds 'finish' back; its error prevents it.
const assert = require('assert');
const { Writable } = require('stream');

const log = [];
const w = new Writable({
  write(chunk, encoding, callback) {
    log.push('write');
    setImmediate(callback);
  },
  final(callback) {
    log.push('final');
    setImmediate(callback);
  },
});
w.on('prefinish', () => log.push('prefinish'));
w.on('finish', () => log.push('finish'));
w.end('a');
w.on('close', () => assert.deepStrictEqual(log, ['write', 'final', 'prefinish', 'finish']));

const bad = new Writable({
  write(chunk, encoding, callback) { callback(); },
  final(callback) { callback(new Error('no end')); },
});
bad.on('finish', () => assert.fail('finished'));
bad.on('error', (err) => assert.strictEqual(err.message, 'no end'));
bad.end((err) => assert.strictEqual(err.message, 'no end'));
