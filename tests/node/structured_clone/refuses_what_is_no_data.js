'use strict';
// Functions, symbols and objects with hidden state can't be cloned.

const assert = require('assert');

const refused = (text) => ({ name: 'DataCloneError', code: 25, message: `${text} could not be cloned.` });
assert.throws(() => structuredClone(Symbol('x')), refused('Symbol(x)'));
assert.throws(() => structuredClone({ s: Symbol.iterator }), refused('Symbol(Symbol.iterator)'));
assert.throws(() => structuredClone(new WeakMap()), refused('#<WeakMap>'));
assert.throws(() => structuredClone(new WeakSet()), refused('#<WeakSet>'));
assert.throws(() => structuredClone(new WeakRef({})), refused('#<WeakRef>'));
assert.throws(() => structuredClone([Promise.resolve()]), refused('#<Promise>'));
assert.throws(() => structuredClone(new Proxy({}, {})), refused('#<Object>'));
assert.throws(() => structuredClone({ a() {} }), { name: 'DataCloneError', code: 25 });
assert.throws(() => structuredClone(class A {}), { name: 'DataCloneError' });
assert.throws(() => structuredClone((function*() {})()), { name: 'DataCloneError' });
assert.throws(() => structuredClone(Object(Symbol('x'))), { name: 'DataCloneError' });
assert.throws(() => structuredClone({ get a() { throw new Error('boo'); } }), { message: 'boo' });
assert.throws(() => structuredClone(), { name: 'TypeError', code: 'ERR_MISSING_ARGS' });
try {
  structuredClone(() => {});
} catch (error) {
  assert.ok(error instanceof DOMException);
}
