'use strict';
// compileFunction: parameters, extensions of its scope, a context, lines, and nothing that leaves its brackets.
const assert = require('assert');
const vm = require('vm');

assert.strictEqual(vm.compileFunction('return a + b', ['a', 'b'])(1, 2), 3);
assert.strictEqual(vm.compileFunction('').length, 0);
assert.strictEqual(vm.compileFunction('return a + c', ['a'], { contextExtensions: [{ c: 5 }] })(1), 6);
const context = vm.createContext({ x: 7 });
assert.strictEqual(vm.compileFunction('return x', [], { parsingContext: context })(), 7);
assert.strictEqual(typeof vm.compileFunction('x = 9; return this', [], { parsingContext: context })(), 'object');
assert.strictEqual(context.x, 9);
assert.throws(() => vm.compileFunction('}); (function() {'), SyntaxError);
assert.throws(() => vm.compileFunction(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => vm.compileFunction('', 1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => vm.compileFunction('', [1]), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => vm.compileFunction('', [], { contextExtensions: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
for (const lineOffset of [0, 5]) {
  const fail = vm.compileFunction('\nthrow new Error("x")', [], { filename: 'f.js', lineOffset });
  assert.throws(fail, (error) => error.stack.includes(`f.js:${2 + lineOffset}`));
}
