'use strict';
// Whatever level, window, memory and strategy say, the data comes back.
const assert = require('assert');
const zlib = require('zlib');
const { sample } = require('./_data');

const data = Buffer.concat([sample(40000), Buffer.alloc(30000, 'abcabd')]);
const back = (options) => zlib.inflateSync(zlib.deflateSync(data, options));

for (let level = -1; level <= 9; level++) assert(back({ level }).equals(data));
for (let windowBits = 8; windowBits <= 15; windowBits++) assert(back({ windowBits }).equals(data));
for (let memLevel = 1; memLevel <= 9; memLevel++) assert(back({ memLevel }).equals(data));
for (let strategy = 0; strategy <= 4; strategy++) assert(back({ strategy }).equals(data));
assert(zlib.deflateSync(data, { level: 9 }).length < zlib.deflateSync(data, { level: 0 }).length / 1.5);
assert(zlib.deflateSync(data, { level: 0 }).length > data.length);
