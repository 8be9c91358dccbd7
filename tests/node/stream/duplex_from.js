'use strict';
// Duplex.from(): functions, iterables, promises, pairs of streams.
const assert = require('assert');
const { Duplex, PassThrough, Readable, Writable } = require('stream');

(async () => {
  const upper = Duplex.from(async function*(source) {
    for await (const chunk of source) yield String(chunk).toUpperCase();
  });
  upper.write('a');
  upper.end('b');
  assert.deepStrictEqual(await upper.toArray(), ['A', 'B']);

  assert.deepStrictEqual(await Duplex.from(['x', 'y']).toArray(), ['x', 'y']);
  assert.deepStrictEqual(await Duplex.from(Promise.resolve('p')).toArray(), ['p']);
  await assert.rejects(Duplex.from(Promise.reject(new Error('q'))).toArray(), { message: 'q' });

  const taken = [];
  const sink = Duplex.from(async (source) => {
    for await (const chunk of source) taken.push(chunk);
  });
  assert.strictEqual(sink.readable, false);
  sink.end('only');
  await new Promise((resolve) => sink.on('finish', resolve));
  assert.deepStrictEqual(taken, ['only']);

  const through = new PassThrough();
  assert.strictEqual(Duplex.from(through), through);

  const written = [];
  const pair = Duplex.from({
    readable: Readable.from(['r']),
    writable: new Writable({
      write(chunk, encoding, callback) {
        written.push(String(chunk));
        callback();
      },
    }),
  });
  pair.end('w');
  assert.deepStrictEqual(await pair.toArray(), ['r']);
  assert.deepStrictEqual(written, ['w']);

  assert.throws(() => Duplex.from(5), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => Duplex.from(() => 5), { code: 'ERR_INVALID_RETURN_VALUE' });
})();
