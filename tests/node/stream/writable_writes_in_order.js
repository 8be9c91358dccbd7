'use strict';
// One _write() at a time, in order; each callback follows its own write.
const assert = require('assert');
const { Writable } = require('stream');

const log = [];
const w = new Writable({
  write(chunk, encoding, callback) {
    assert.strictEqual(encoding, 'buffer');
    log.push(`write ${chunk}`);
    setImmediate(callback);
  },
});
w.write('a', () => log.push('wrote a'));
w.write(Buffer.from('b'), () => log.push('wrote b'));
w.write('63', 'hex', (err) => log.push(`wrote c ${err}`));
assert.strictEqual(w.writableLength, 3);
assert.deepStrictEqual(log, ['write a']);
w.end(() => log.push('ended'));
w.on('finish', () => {
  log.push('finish');
  assert.strictEqual(w.writableLength, 0);
  assert.deepStrictEqual(log,
    ['write a', 'write b', 'wrote a', 'write c', 'wrote b', 'wrote c null', 'ended', 'finish']);
});
