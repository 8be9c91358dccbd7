'use strict';
// A timer comes no earlier than asked.

const assert = require('assert');

let count = 0;
for (let delay = 1; delay <= 30; delay++) {
  const start = process.hrtime();
  setTimeout(() => {
    const [seconds, nanoseconds] = process.hrtime(start);
    const passed = seconds * 1e3 + nanoseconds / 1e6;
    // The loop's clock has whole milliseconds, as in Node.
    assert(passed > delay - 1, `${passed} ms of ${delay}`);
    count++;
  }, delay);
}
process.on('exit', () => assert.strictEqual(count, 30));
