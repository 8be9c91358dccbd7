'use strict';
// A megabyte of JSON, compressed and back.

const zlib = require('zlib');
const { measured } = require('./_measured');

const rows = Array.from({ length: 12000 }, (_, i) => ({ id: i, name: `board ${(i * 7919) % 1000}`, load: (i % 97) / 97 }));
const text = Buffer.from(JSON.stringify(rows)).subarray(0, 1 << 19);
const data = Buffer.concat([text, text]);

const run = (times) => {
  for (let i = 0; i < times; i++) {
    if (zlib.gunzipSync(zlib.gzipSync(data)).length !== data.length) process.exit(1);
  }
};

measured({ units: 30, unit: 'MiB', warm: () => run(3), work: () => run(30) });
