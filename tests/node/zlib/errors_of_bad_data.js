'use strict';
// Bad data is an Error with zlib's words, number and name: thrown, handed to the callback, or emitted once.
const assert = require('assert');
const zlib = require('zlib');

const cases = [
  ['Inflate', 'not zlib', 'incorrect header check', -3, 'Z_DATA_ERROR'],
  ['Gunzip', 'not gzip', 'incorrect header check', -3, 'Z_DATA_ERROR'],
  ['Unzip', 'neither', 'incorrect header check', -3, 'Z_DATA_ERROR'],
  ['InflateRaw', Buffer.from([7, 1, 2]), 'invalid block type', -3, 'Z_DATA_ERROR'],
  ['InflateRaw', Buffer.from([0, 1, 2, 3, 4]), 'invalid stored block lengths', -3, 'Z_DATA_ERROR'],
  ['BrotliDecompress', 'garbage!', 'Decompression failed', -14, 'ERR__ERROR_FORMAT_PADDING_1'],
  ['Inflate', '', 'unexpected end of file', -5, 'Z_BUF_ERROR'],
  ['BrotliDecompress', '', 'unexpected end of file', -5, 'Z_BUF_ERROR'],
];
let awaited = 0;
for (const [name, input, message, errno, code] of cases) {
  const expected = { name: 'Error', message, errno, code };
  const whole = name[0].toLowerCase() + name.slice(1);
  assert.throws(() => zlib[`${whole}Sync`](input), expected);
  awaited += 2;
  zlib[whole](input, (...given) => {
    assert.strictEqual(given.length, 1);
    assert.throws(() => { throw given[0]; }, expected);
    assert.deepStrictEqual(Object.keys(given[0]), ['errno', 'code']);
    awaited--;
  });
  const stream = new zlib[name]();
  stream.on('end', () => assert.fail('did not end well'));
  stream.on('error', (error) => {
    assert.throws(() => { throw error; }, expected);
    assert(stream.destroyed);
    assert.strictEqual(stream._handle, null);
    stream.close();
    awaited--;
  });
  stream.resume();
  stream.end(input);
}

// A wrong checksum.
const packed = zlib.gzipSync('hello');
packed[packed.length - 8] ^= 1;
assert.throws(() => zlib.gunzipSync(packed), { message: 'incorrect data check', code: 'Z_DATA_ERROR' });

process.on('exit', () => assert.strictEqual(awaited, 0));
