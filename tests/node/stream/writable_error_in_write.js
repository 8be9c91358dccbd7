'use strict';
// A failed write fails what waits behind it, then the stream, in this order.
const assert = require('assert');
const { Writable } = require('stream');

for (const sync of [true, false]) {
  const log = [];
  const w = new Writable({
    write(chunk, encoding, callback) {
      const err = new Error('disk full');
      if (sync) callback(err);
      else setImmediate(callback, err);
    },
  });
  w.on('error', (err) => log.push(`error ${err.message}`));
  w.on('finish', () => log.push('finish'));
  w.write('a', (err) => log.push(`a ${err.message}`));
  w.write('b', (err) => log.push(`b ${err.message}`));
  w.end((err) => log.push(`end ${err.message}`));
  w.on('close', () => {
    assert.deepStrictEqual(log.slice().sort(), ['a disk full', 'b disk full', 'end disk full', 'error disk full']);
    assert.strictEqual(log[log.length - 1], 'error disk full');
    assert.strictEqual(w.errored.message, 'disk full');
    assert.strictEqual(w.writableFinished, false);
    assert.strictEqual(w.writableAborted, true);
  });
}
