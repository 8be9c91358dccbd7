'use strict';
// A signal, added or given as an option, destroys the stream with an AbortError.
const assert = require('assert');
const { addAbortSignal, Readable, Writable } = require('stream');

const controller = new AbortController();
const r = new Readable({ read() {} });
assert.strictEqual(addAbortSignal(controller.signal, r), r);
const w = new Writable({ signal: controller.signal, write() {} });
for (const s of [r, w]) {
  s.on('error', (err) => {
    assert.strictEqual(err.name, 'AbortError');
    assert.strictEqual(err.code, 'ABORT_ERR');
    assert.strictEqual(err.message, 'The operation was aborted');
    assert.strictEqual(err.cause.message, 'reason');
  });
}
controller.abort(new Error('reason'));
assert.strictEqual(r.destroyed && w.destroyed, true);

const early = new Readable({ signal: AbortSignal.abort(), read() {} });
early.on('error', (err) => assert.strictEqual(err.name, 'AbortError'));

assert.throws(() => addAbortSignal(5, new Readable()), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => addAbortSignal(new AbortController().signal, {}), { code: 'ERR_INVALID_ARG_TYPE' });
