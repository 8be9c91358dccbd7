'use strict';
// TextEncoder and TextDecoder over 64 KiB, most of it ASCII.

const { measured } = require('./_measured');

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const text = 'mote grüßt die Welt, and all of it. '.repeat(1800);
const bytes = encoder.encode(text);
const run = (times) => {
  let length = 0;
  for (let i = 0; i < times; i++) length += encoder.encode(text).length + decoder.decode(bytes).length;
  return length;
};

measured({ units: 3000, unit: 'round', warm: () => run(300), work: () => run(3000) });
