'use strict';
// An interval comes again until it is cleared, by itself or by others.

const assert = require('assert');

let own = 0;
const interval = setInterval((argument) => {
  assert.strictEqual(argument, 'argument');
  if (++own === 3) clearInterval(interval);
}, 1, 'argument');

let others = 0;
const other = setInterval(() => others++, 1);
const watch = setInterval(() => {
  if (others < 2) return;
  clearInterval(watch);
  clearInterval(other);
  const count = others;
  setTimeout(() => assert.strictEqual(others, count), 10);
}, 10);

process.on('exit', () => assert.strictEqual(own, 3));
