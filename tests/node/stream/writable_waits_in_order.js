'use strict';
// Chunks that come while a writable is corked or busy: what write() answers, what is counted, and what _writev()
// gets of them.

const assert = require('assert');
const { Writable } = require('stream');

function gathers(options) {
  const batches = [];
  const stream = new Writable({
    ...options,
    writev(entries, callback) {
      batches.push(entries.map(({ chunk, encoding, callback }) => [chunk, encoding, typeof callback]));
      callback();
    },
  });
  return { stream, batches };
}

// Bytes of all kinds become Buffers; texts are decoded, or keep their encoding.
{
  const { stream, batches } = gathers();
  stream.cork();
  const bytes = Buffer.from('ab');
  assert.strictEqual(stream.write(bytes), true);
  assert.strictEqual(stream.write(new Uint8Array([99])), true);
  assert.strictEqual(stream.write('d'), true);
  assert.strictEqual(stream.write('65', 'hex'), true);
  assert.strictEqual(stream.write(''), true);
  assert.strictEqual(stream.writableLength, 5);
  stream.uncork();
  assert.strictEqual(stream.writableLength, 0);
  assert.strictEqual(batches.length, 1);
  assert.strictEqual(batches[0][0][0], bytes);
  assert.strictEqual(Buffer.concat(batches[0].map(([chunk]) => chunk)).toString(), 'abcde');
  assert.deepStrictEqual(batches[0].map(([, encoding, callback]) => [encoding, callback]),
    Array(5).fill(['buffer', 'function']));
}
{
  const { stream, batches } = gathers({ decodeStrings: false, defaultEncoding: 'latin1' });
  stream.cork();
  stream.write('é');
  stream.write('ff', 'hex');
  stream.write(Buffer.from('x'));
  assert.strictEqual(stream.writableLength, 4);
  stream.uncork();
  assert.deepStrictEqual(batches[0].map(([, encoding]) => encoding), ['latin1', 'hex', 'buffer']);
}

// The mark, and 'drain' after it.
{
  const { stream } = gathers({ highWaterMark: 3 });
  stream.cork();
  assert.strictEqual(stream.write(Buffer.alloc(2)), true);
  assert.strictEqual(stream.writableNeedDrain, false);
  assert.strictEqual(stream.write(Buffer.alloc(1)), false);
  assert.strictEqual(stream.writableNeedDrain, true);
  let drained = 0;
  stream.on('drain', () => drained++);
  stream.uncork();
  assert.strictEqual(drained, 0);
  setImmediate(() => assert.strictEqual(drained, 1));
}

// Callbacks, in order, and only functions; a nested cork holds back until its end.
{
  const { stream, batches } = gathers();
  const called = [];
  stream.cork();
  stream.cork();
  stream.write(Buffer.from('a'), () => called.push(1));
  stream.write(Buffer.from('b'), null, () => called.push(2));
  stream.write(Buffer.from('c'), undefined, undefined);
  stream.write(Buffer.from('d'), 'utf8', 'no function');
  stream.uncork();
  assert.strictEqual(batches.length, 0);
  stream.uncork();
  assert.strictEqual(batches[0].length, 4);
  setImmediate(() => assert.deepStrictEqual(called, [1, 2]));
}

// While a write is on its way the next ones wait, and then go together.
{
  const seen = [];
  const stream = new Writable({
    write(chunk, encoding, callback) {
      seen.push(`${chunk}`);
      setImmediate(callback);
    },
    writev(entries, callback) {
      seen.push(entries.map(({ chunk }) => `${chunk}`));
      callback();
    },
  });
  for (const text of ['a', 'b', 'c']) stream.write(Buffer.from(text));
  assert.strictEqual(stream.writableLength, 3);
  stream.end(() => assert.deepStrictEqual(seen, ['a', ['b', 'c']]));
}

// What is refused while it is corked is refused as ever.
{
  const { stream } = gathers();
  stream.cork();
  stream.write(Buffer.from('a'));
  assert.throws(() => stream.write(null), { code: 'ERR_STREAM_NULL_VALUES' });
  assert.throws(() => stream.write(5), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => stream.write('a', 'no encoding'), { code: 'ERR_UNKNOWN_ENCODING' });
  assert.strictEqual(stream.writableLength, 1);
  stream.on('error', () => {});
  stream.destroy();
  assert.strictEqual(stream.write(Buffer.from('b')), false);
}
