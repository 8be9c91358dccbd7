'use strict';
// Without its 'readable' listener a stream with 'data' listeners flows again.
const assert = require('assert');
const { Readable } = require('stream');

const r = Readable.from(['a', 'b']);
const seen = [];
const onreadable = () => {};
r.on('readable', onreadable);
r.on('data', (chunk) => seen.push(chunk));
assert.strictEqual(r.readableFlowing, false);
r.off('readable', onreadable);
assert.strictEqual(r.listenerCount('readable'), 0);
r.on('end', () => {
  assert.deepStrictEqual(seen, ['a', 'b']);
});

const q = new Readable({ read() {} });
q.on('readable', onreadable);
q.removeAllListeners();
setImmediate(() => assert.strictEqual(q.readableFlowing, null));
