'use strict';
const assert = require('assert');
const vm = require('vm');

const context = vm.createContext({});
vm.runInContext('Object.defineProperty(this, "x", { value: 42 })', context);
assert.strictEqual(context.x, 42);
vm.runInContext('x = 0; function f() { x = 1; } f();', context);
assert.strictEqual(vm.runInContext('x', context), 42);
assert.throws(() => vm.runInContext('"use strict"; x = 0', context), { name: 'TypeError' });
assert.strictEqual(vm.runInContext('x', context), 42);

const frozen = vm.createContext(Object.freeze({ y: 1 }));
vm.runInContext('y = 2', frozen);
assert.strictEqual(frozen.y, 1);
