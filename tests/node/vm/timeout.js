'use strict';
// A script that runs for too long is stopped, and the program goes on.
const assert = require('assert');
const vm = require('vm');

const late = { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT', message: 'Script execution timed out after 30ms' };
assert.throws(() => vm.runInThisContext('for (;;);', { timeout: 30 }), late);
assert.throws(() => vm.runInNewContext('for (;;);', {}, { timeout: 30 }), late);
assert.throws(() => vm.runInNewContext('try { for (;;); } catch (e) {}', {}, { timeout: 30 }), late);
assert.strictEqual(vm.runInThisContext('1', { timeout: 10000 }), 1);
assert.throws(() => vm.runInThisContext('null.x', { timeout: 10000 }), TypeError);
// The inner limit is the inner script's affair.
const context = vm.createContext({ vm, assert, late });
assert.strictEqual(vm.runInContext(
  'try { vm.runInThisContext("for (;;);", { timeout: 30 }); } catch (e) { e.code }', context, { timeout: 60000 }),
late.code);
assert.throws(() => vm.runInContext(
  'vm.runInThisContext("for (;;);", { timeout: 60000 });', context, { timeout: 30 }), late);
