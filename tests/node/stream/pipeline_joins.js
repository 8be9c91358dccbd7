'use strict';
// pipeline(): streams, iterables and functions in one chain, with one callback at its end.
const assert = require('assert');
const { pipeline, Readable, Transform, Writable, PassThrough } = require('stream');
const { pipeline: promised } = require('stream/promises');

const upper = () => new Transform({
  transform(chunk, encoding, callback) { callback(null, String(chunk).toUpperCase()); },
});

function collect(into) {
  return new Writable({
    objectMode: true,
    write(chunk, encoding, callback) {
      into.push(String(chunk));
      callback();
    },
  });
}

const got = [];
const last = collect(got);
assert.strictEqual(pipeline(Readable.from(['a', 'b']), upper(), last, (err) => {
  assert.strictEqual(err, undefined);
  assert.deepStrictEqual(got, ['A', 'B']);
  assert.strictEqual(last.destroyed, true);
}), last);

(async () => {
  const lines = [];
  await promised(['x', 'y'], async function*(source) {
    for await (const chunk of source) yield chunk + chunk;
  }, collect(lines));
  assert.deepStrictEqual(lines, ['xx', 'yy']);

  const joined = await promised(async function*() {
    yield 'p';
    yield 'q';
  }, async (source, { signal }) => {
    assert.strictEqual(signal.aborted, false);
    let all = '';
    for await (const chunk of source) all += chunk;
    return all;
  });
  assert.strictEqual(joined, 'pq');

  const open = new PassThrough();
  await promised(Readable.from(['z']), open, { end: false });
  assert.strictEqual(open.writableEnded, false);
  assert.strictEqual(String(open.read()), 'z');
})();
