'use strict';
// What the tests compress.

/** `length` bytes, always the same ones: some that compress well, some that hardly do. */
function sample(length) {
  const bytes = Buffer.alloc(length);
  let state = 12345;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    bytes[at] = at % 7 < 3 ? state >> 16 : 65 + at % 26;
  }
  return bytes;
}

/** All of a stream's output as a promise. */
function collect(stream) {
  return new Promise((resolve, reject) => {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => resolve(Buffer.concat(parts)));
    stream.on('error', reject);
  });
}

/** Pairs of classes, the second of which undoes what the first does. */
const pairs = [['Deflate', 'Inflate'], ['Gzip', 'Gunzip'], ['DeflateRaw', 'InflateRaw'], ['Deflate', 'Unzip'],
  ['Gzip', 'Unzip'], ['BrotliCompress', 'BrotliDecompress']];

const functionOf = (name) => name[0].toLowerCase() + name.slice(1);

module.exports = { sample, collect, pairs, functionOf };
