// mote only
'use strict';
// A stream that was written to and then forgotten gives its memory back (some 300 KiB each).
const assert = require('assert');
const zlib = require('zlib');

let left = 1200;
(function more() {
  for (let count = 0; count < 20; count++, left--) {
    const stream = zlib.createGzip();
    stream.on('data', () => stream);
    stream.write('x');
  }
  if (left > 0) setImmediate(more);
  else assert(process.memoryUsage().rss < 200e6);
})();
