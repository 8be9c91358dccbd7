'use strict';
// globalThis within a context: own keys, descriptors, deleting, getters of the sandbox.
const assert = require('assert');
const vm = require('vm');

const sandbox = vm.createContext({ x: 1, get computed() { return 42; } });
const run = (code) => vm.runInContext(code, sandbox);
assert.strictEqual(run('computed'), 42);
assert.strictEqual(run('Object.keys(globalThis).join()'), 'x,computed');
assert.strictEqual(run('globalThis.x + this.x'), 2);
run('globalThis.a = 1; this.b = 2; Object.defineProperty(globalThis, "hidden", { value: 3 })');
assert.deepStrictEqual([sandbox.a, sandbox.b, sandbox.hidden], [1, 2, 3]);
assert.strictEqual(Object.getOwnPropertyDescriptor(sandbox, 'hidden').enumerable, false);
assert.strictEqual(run('hidden'), 3);
assert.strictEqual(run('delete globalThis.a'), true);
assert.strictEqual('a' in sandbox, false);
assert.strictEqual(run('typeof a'), 'undefined');
assert.strictEqual(run('"b" in globalThis && "Array" in globalThis && !("no" in globalThis)'), true);
assert.strictEqual(run('globalThis === globalThis.globalThis'), true);
assert.strictEqual(run('(function() { return this.x; })()'), 1);
assert.strictEqual(run('(function() { this.fromFunction = 1; return fromFunction; })()'), 1);
assert.strictEqual(sandbox.fromFunction, 1);
assert.strictEqual(run('(function() { "use strict"; return typeof this; })()'), 'undefined');
assert.strictEqual(run('Object.prototype.toString.call(globalThis).slice(0, 7)'), '[object');
