'use strict';
// refresh() starts a timer's time anew; one that has fired comes again.

const assert = require('assert');

let times = 0;
const again = setTimeout(() => {
  if (++times < 3) again.refresh();
}, 1);

const start = process.hrtime();
const late = setTimeout(() => {
  const [seconds, nanoseconds] = process.hrtime(start);
  assert(seconds * 1e3 + nanoseconds / 1e6 >= 108);
}, 100);
setTimeout(() => late.refresh(), 10);

const cleared = setTimeout(() => assert.fail('was cleared'), 1);
clearTimeout(cleared);
cleared.refresh();

process.on('exit', () => assert.strictEqual(times, 3));
