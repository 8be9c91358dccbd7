'use strict';
// finished(): the end, the error, the premature close, of either side; and it can be called off.
const assert = require('assert');
const { Readable, Writable, Duplex, finished } = require('stream');

const log = [];
const done = Readable.from(['a']);
finished(done, function(err) {
  assert.strictEqual(this, done);
  log.push(`end ${err}`);
});
done.resume();

const failing = new Writable({ write(chunk, encoding, callback) { callback(new Error('f')); } });
finished(failing, (err) => log.push(`error ${err.message}`));
failing.write('x');

const cut = new Readable({ read() {} });
finished(cut, (err) => log.push(`cut ${err.code}`));
cut.destroy();

const half = new Duplex({ read() {}, write(chunk, encoding, callback) { callback(); } });
finished(half, { readable: false }, (err) => log.push(`half ${err}`));
half.end();

const called = new Readable({ read() {} });
const cleanup = finished(called, () => assert.fail('called off'));
cleanup();
for (const event of ['end', 'error', 'close', 'finish']) assert.strictEqual(called.listenerCount(event), 0);
called.destroy();

setTimeout(() => {
  assert.deepStrictEqual(log.sort(),
    ['cut ERR_STREAM_PREMATURE_CLOSE', 'end undefined', 'error f', 'half undefined']);
  finished(cut, (err) => assert.strictEqual(err.code, 'ERR_STREAM_PREMATURE_CLOSE'));
}, 10);

assert.throws(() => finished({}, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => finished(done), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => finished(done, 5, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
