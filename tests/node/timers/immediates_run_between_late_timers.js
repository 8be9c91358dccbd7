'use strict';
// Timers that are late because their callbacks take long leave immediates their turn.
const assert = require('assert');

let rounds = 0;
let immediates = 0;
(function next() {
  setImmediate(() => immediates++);
  const start = performance.now();
  while (performance.now() - start < 3);
  rounds++;
  if (rounds < 10) setTimeout(next, 1);
  else setImmediate(() => assert(immediates >= 10));
  assert(immediates >= rounds - 2, `${immediates} of ${rounds}`);
})();
