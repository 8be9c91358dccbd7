'use strict';
const assert = require('assert');

function inner() {
  return new Error('here');
}
function outer() {
  return inner();
}

const [, one, two] = outer().stack.split('\n');
assert.match(one, new RegExp(`^    at inner \\(${__filename}:5:\\d+\\)$`));
assert.match(two, new RegExp(`^    at outer \\(${__filename}:8:\\d+\\)$`));

const unnamed = (() => () => new Error('unnamed'))();
assert.match(unnamed().stack.split('\n')[1], new RegExp(`^    at (?:[\\w.<>]+ \\()?${__filename}:15:\\d+\\)?$`));
const mapped = [0].map(function visit() {
  return new Error('visited');
})[0].stack.split('\n');
assert.match(mapped[1], /^    at visit \(/);
assert.match(mapped[2], /^    at (?:Array\.)?map \(<anonymous>\)$/);

const limit = Error.stackTraceLimit;
assert.strictEqual(limit, 10);
Error.stackTraceLimit = 1;
assert.strictEqual(outer().stack.split('\n').length, 2);
Error.stackTraceLimit = 0;
assert.strictEqual(outer().stack, 'Error: here');
Error.stackTraceLimit = limit;
