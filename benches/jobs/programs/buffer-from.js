'use strict';
// Strings of 64 KiB to bytes.

const { measured } = require('./_measured');

const bytes = Buffer.from(Array.from({ length: 64 * 1024 }, (_, i) => (i * 31) % 96 + 32));
const texts = ['utf8', 'latin1', 'hex', 'base64', 'utf16le'].map((encoding) => [bytes.toString(encoding), encoding]);
const run = (times) => {
  let length = 0;
  for (let i = 0; i < times; i++) {
    for (const [text, encoding] of texts) length += Buffer.from(text, encoding).length;
  }
  return length;
};

measured({ units: 2000, unit: 'round', warm: () => run(300), work: () => run(2000) });
