'use strict';
// 64 KiB to a string and the like.

const { measured } = require('./_measured');

const bytes = Buffer.from(Array.from({ length: 64 * 1024 }, (_, i) => (i * 31) % 96 + 32));
const run = (times) => {
  let length = 0;
  for (let i = 0; i < times; i++) {
    for (const encoding of ['utf8', 'latin1', 'hex', 'base64', 'utf16le']) {
      bytes[i & 1023] ^= 1;
      length += bytes.toString(encoding).length;
    }
  }
  return length;
};

measured({ units: 2000, unit: 'round', warm: () => run(300), work: () => run(2000) });
