'use strict';
// concat, compare, equals, indexOf, fill, copy over 64 KiB.

const { measured } = require('./_measured');

const a = Buffer.alloc(64 * 1024, 'mote');
const b = Buffer.from(a);
b[b.length - 1] = 0;
const run = (times) => {
  let sum = 0;
  for (let i = 0; i < times; i++) {
    sum += Buffer.concat([a, b]).length + Buffer.compare(a, b) + a.indexOf('absent') + b.indexOf(0);
    sum += a.equals(b) + a.copy(b) + b.fill('ab', 0, 60000).length;
    b[b.length - 1] = 0;
  }
  return sum;
};

measured({ units: 5000, unit: 'round', warm: () => run(500), work: () => run(5000) });
