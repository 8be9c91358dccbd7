'use strict';
// The global console writes through process.stdout.write as the program has made it.

const assert = require('assert');

console.log('before');
const { write } = process.stdout;
let captured = '';
process.stdout.write = (text) => {
  captured += text;
  return true;
};
console.log('captured %d', 1);
console.group();
console.info({ a: 1 });
console.groupEnd();
process.stdout.write = write;
console.log('after');
assert.strictEqual(captured, 'captured 1\n  { a: 1 }\n');
assert.strictEqual(console._stdout, process.stdout);
