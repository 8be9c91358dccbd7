'use strict';
// autoDestroy: false leaves an ended or failed stream alone, emitClose: false keeps 'close' back.
const assert = require('assert');
const { Readable, Writable } = require('stream');

const r = new Readable({ autoDestroy: false, read() { this.push(null); } });
r.on('close', () => assert.fail('closed'));
r.on('end', () => setImmediate(() => assert.strictEqual(r.destroyed, false)));
r.resume();

const w = new Writable({
  autoDestroy: false,
  write(chunk, encoding, callback) { callback(new Error('no')); },
});
w.on('error', (err) => {
  assert.strictEqual(err.message, 'no');
  setImmediate(() => {
    assert.strictEqual(w.destroyed, false);
    assert.strictEqual(w.errored, err);
  });
});
w.write('a');

const quiet = new Writable({ emitClose: false, write() {} });
quiet.on('close', () => assert.fail('told'));
quiet.destroy();
setImmediate(() => assert.strictEqual(quiet.closed, true));
