'use strict';
// process.exit() tells the listeners of 'exit' once; called by one of them, it ends the process there.

const assert = require('assert');

let calls = 0;
process.on('exit', (code) => {
  calls++;
  assert.strictEqual(calls, 1);
  assert.strictEqual(code, 7);
  assert.strictEqual(process.exitCode, 7);
  process.exit(0);
});
process.on('exit', () => { process.exitCode = 1; });
setTimeout(() => { process.exitCode = 1; }, 1);
process.exit(7);
