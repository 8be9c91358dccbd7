'use strict';
const assert = require('assert');
const vm = require('vm');

const sandbox = {};
sandbox.window = sandbox;
vm.createContext(sandbox);
assert.strictEqual(vm.runInContext('window === this && this.window === globalThis', sandbox), true);
assert.strictEqual(vm.runInContext('typeof window.Array', sandbox), 'function');
vm.runInContext('window.made = 1', sandbox);
assert.strictEqual(sandbox.made, 1);
Object.defineProperty(sandbox, 'fixed', { value: 1 });
assert.strictEqual(vm.runInContext('Object.getOwnPropertyDescriptor(this, "fixed").configurable', sandbox), false);

// An error that leaves a script says where it was.
for (const run of [() => vm.runInContext('throw new Error("x")', sandbox, 'name.js'),
  () => vm.runInThisContext('throw new Error("x")', 'name.js')]) {
  assert.throws(run, (error) => error.stack.startsWith('name.js:1\nthrow new Error("x")\n'));
}
assert.throws(() => vm.runInContext('throw new Error("x")', sandbox, { displayErrors: false }),
  (error) => error.stack.startsWith('Error: x\n'));
assert.throws(() => vm.runInContext('', undefined), { code: 'ERR_INVALID_ARG_TYPE', message: /of type object/ });

// What promises queue is within the script's time.
assert.throws(() => vm.runInNewContext('const loop = () => { while (true); }; Promise.resolve().then(loop)', {},
  { timeout: 20, microtaskMode: 'afterEvaluate' }), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
