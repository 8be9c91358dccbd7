'use strict';
// Thousands of timers come in the order of their deadlines, those of one deadline in the order of their making.

const assert = require('assert');

const fired = [];
const COUNT = 3000;
const timers = [];
for (let i = 0; i < COUNT; i++) {
  const delay = 1 + (i * 7919) % 40;
  timers.push(setTimeout(() => fired.push([delay, i]), delay));
}
for (let i = 0; i < COUNT; i += 3) clearTimeout(timers[i]);

process.on('exit', () => {
  assert.strictEqual(fired.length, COUNT - COUNT / 3);
  for (let delay = 1; delay <= 40; delay++) {
    const own = fired.filter((entry) => entry[0] === delay).map((entry) => entry[1]);
    assert.deepStrictEqual(own, own.slice().sort((a, b) => a - b));
  }
});
