'use strict';
// count, countReset and assert.

const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

let text = '';
const stream = new Writable({ write(chunk, encoding, callback) { text += chunk; callback(); } });
const console_ = new Console(stream);
function take() {
  const taken = text;
  text = '';
  return taken;
}

console_.count();
console_.count('default');
console_.count('x');
console_.countReset('x');
console_.count('x');
console_.count(null);
console_.countReset();
console_.count(undefined);
assert.strictEqual(take(), 'default: 1\ndefault: 2\nx: 1\nx: 1\nnull: 1\ndefault: 1\n');

console_.assert(true, 'silent');
console_.assert(false);
console_.assert(0, 'failed for %s', 'x');
assert.strictEqual(take(), 'Assertion failed\nAssertion failed: failed for x\n');

const warnings = [];
process.on('warning', (warning) => warnings.push(warning.message));
console_.countReset('never');
process.on('exit', () => assert.deepStrictEqual(warnings, ["Count for 'never' does not exist"]));
