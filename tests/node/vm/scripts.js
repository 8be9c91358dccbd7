'use strict';
// Scripts: names and lines in stacks, running more than once, options that are refused, cached data.
const assert = require('assert');
const vm = require('vm');

const script = new vm.Script('globalThis.times = (globalThis.times || 0) + 1');
script.runInThisContext();
assert.strictEqual(script.runInThisContext(), 2);
delete globalThis.times;
assert.strictEqual(script.runInNewContext(), 1);
const context = vm.createContext();
script.runInContext(context);
assert.strictEqual(script.runInContext(context), 2);
assert.strictEqual(vm.runInThisContext('typeof require + typeof module'), 'undefinedundefined');
assert.strictEqual(new vm.Script(5).runInThisContext(), 5);

assert.throws(() => new vm.Script('var x = ;', { filename: 'bad.js' }),
  (error) => error instanceof SyntaxError && error.stack.startsWith('bad.js:1\nvar x = ;\n'));
assert.throws(() => new vm.Script('\n\nvar x = ;', 'named.js'), (error) => error.stack.startsWith('named.js:3\n'));
assert.throws(() => vm.runInNewContext('\n\nthrow new Error("boo")', {}, { filename: 't.js', lineOffset: 10 }),
  (error) => /t\.js:13/.test(error.stack) && error.message === 'boo');
assert.throws(() => vm.runInThisContext('throw new TypeError("x")', 'here.js'),
  (error) => error instanceof TypeError && /here\.js:1/.test(error.stack));

for (const options of [1, null, true]) {
  assert.throws(() => new vm.Script('1', options), { code: 'ERR_INVALID_ARG_TYPE' });
}
for (const [key, value] of Object.entries({ filename: 1, lineOffset: 'a', columnOffset: {}, produceCachedData: 1,
  cachedData: 'x', importModuleDynamically: 5 })) {
  assert.throws(() => new vm.Script('1', { [key]: value }), { code: 'ERR_INVALID_ARG_TYPE' }, key);
}
for (const timeout of [0, -1, NaN]) {
  assert.throws(() => script.runInThisContext({ timeout }), { code: 'ERR_OUT_OF_RANGE' });
}
assert.throws(() => script.runInThisContext({ displayErrors: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => script.runInThisContext({ breakOnSigint: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });

const data = new vm.Script('1 + 1').createCachedData();
assert.ok(Buffer.isBuffer(data) && data.length > 0);
assert.strictEqual(new vm.Script('1 + 1', { cachedData: data }).cachedDataRejected, false);
assert.strictEqual(new vm.Script('1 + 12', { cachedData: data }).cachedDataRejected, true);
assert.strictEqual(new vm.Script('1').cachedDataRejected, undefined);
assert.strictEqual(new vm.Script('1\n//# sourceMappingURL=a.map').sourceMapURL, 'a.map');
