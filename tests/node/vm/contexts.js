'use strict';
// A context reads from its sandbox and writes to it; what scripts declare is seen there.
const assert = require('assert');
const vm = require('vm');

const sandbox = { x: 1, nested: { a: 1 } };
assert.strictEqual(vm.isContext(sandbox), false);
const context = vm.createContext(sandbox);
assert.strictEqual(context, sandbox);
assert.strictEqual(vm.createContext(sandbox), sandbox);
assert.strictEqual(vm.isContext(sandbox), true);
assert.deepStrictEqual(Reflect.ownKeys(sandbox), ['x', 'nested']);
const run = (code) => vm.runInContext(code, context);

assert.strictEqual(run('x += 1; var z = x * 2; function f() { return z; } w = 5; f()'), 4);
assert.deepStrictEqual([sandbox.x, sandbox.z, sandbox.w, typeof sandbox.f], [2, 4, 5, 'function']);
sandbox.z = 100;
assert.strictEqual(run('f()'), 100);
assert.strictEqual(run('typeof nowhere'), 'undefined');
assert.throws(() => run('nowhere'), (error) => error.name === 'ReferenceError' && !(error instanceof ReferenceError));
assert.throws(() => run('"use strict"; nowhere = 1'), { name: 'ReferenceError' });
run('nested.a = 2');
assert.strictEqual(sandbox.nested.a, 2);

// Lexical declarations stay within the context, from script to script.
run('let counter = 3; const fixed = 4; class Thing {}');
assert.strictEqual(run('counter + fixed + typeof Thing'), '7function');
assert.strictEqual('counter' in sandbox, false);
assert.throws(() => run('fixed = 1'), { name: 'TypeError' });

// A function that is replaced from either side.
run('function g() { return 1; }');
sandbox.g = () => 2;
assert.strictEqual(run('g()'), 2);
run('g = () => 3');
assert.strictEqual(sandbox.g(), 3);
run('eval("var viaEval = 8")');
assert.strictEqual(sandbox.viaEval, 8);

// Callbacks that run later still write to the sandbox.
run('var later; function set(value) { later = value; }');
sandbox.set(9);
assert.strictEqual(sandbox.later, 9);

// Each context has its own language.
assert.strictEqual(run('[]') instanceof Array, false);
assert.strictEqual(run('[] instanceof Array'), true);
assert.strictEqual(run('typeof setTimeout + typeof process + typeof require'), 'undefinedundefinedundefined');
assert.strictEqual(vm.runInNewContext('Date', { Date: 7 }), 7);
assert.strictEqual(vm.runInNewContext('Array = 5; Array + typeof Object'), '5function');
assert.strictEqual(vm.runInNewContext('a + b', { a: 1, b: 2 }), 3);
assert.strictEqual(vm.runInNewContext('typeof globalThis'), 'object');
for (const value of [1, 'a', null, true]) {
  assert.throws(() => vm.createContext(value), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => vm.runInContext('1', value), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => vm.runInContext('1', {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => vm.createContext({}, { name: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => vm.createContext({}, { codeGeneration: { strings: 0 } }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => vm.createContext({}, { microtaskMode: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
const strict = vm.createContext({}, { codeGeneration: { strings: false } });
assert.throws(() => vm.runInContext('eval("1")', strict), { name: 'EvalError' });
assert.throws(() => vm.runInContext('new Function("1")', strict), { name: 'EvalError' });
