'use strict';
// destroy(): _destroy() once, 'error' before 'close', a second destroy() changes nothing.
const assert = require('assert');
const { Readable, Writable, Duplex } = require('stream');

for (const Kind of [Readable, Writable, Duplex]) {
  const log = [];
  const s = new Kind({
    read() {},
    write() {},
    destroy(err, callback) {
      log.push(`_destroy ${err.message}`);
      setImmediate(callback, err);
    },
  });
  s.on('error', (err) => log.push(`error ${err.message}`));
  s.on('close', () => {
    log.push('close');
    assert.deepStrictEqual(log, ['again', '_destroy first', 'error first', 'close'].sort(
      (a, b) => log.indexOf(a) - log.indexOf(b)));
    assert.strictEqual(s.closed, true);
    assert.strictEqual(s.errored.message, 'first');
  });
  assert.strictEqual(s.destroy(new Error('first')), s);
  assert.strictEqual(s.destroyed, true);
  assert.strictEqual(s.closed, false);
  s.destroy(new Error('second'), () => log.push('again'));
}
