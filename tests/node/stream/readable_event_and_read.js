'use strict';
// 'readable' tells that there is something to read(); read(n) gives exactly n, or null until then.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ read() {} });
const log = [];
r.on('readable', () => {
  log.push('readable');
  let chunk;
  while ((chunk = r.read(3)) !== null) log.push(String(chunk));
  if (r.readableLength > 0 && r._readableState.ended) log.push(String(r.read()));
});
r.on('end', () => log.push('end'));
r.push('ab');
setImmediate(() => {
  assert.deepStrictEqual(log, ['readable']);
  assert.strictEqual(r.readableFlowing, false);
  r.push('cdefg');
  setImmediate(() => {
    assert.deepStrictEqual(log, ['readable', 'readable', 'abc', 'def']);
    r.push(null);
    setImmediate(() => {
      assert.deepStrictEqual(log, ['readable', 'readable', 'abc', 'def', 'readable', 'g', 'end']);
      assert.strictEqual(r.read(), null);
    });
  });
});
