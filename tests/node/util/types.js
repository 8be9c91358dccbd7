'use strict';
// util.types tell the engine's kinds, whatever toStringTag or prototypes claim.

const assert = require('assert');
const { types } = require('util');

assert.strictEqual(types, require('util/types'));

const samples = {
  isArgumentsObject: (function() { return arguments; })(),
  isArrayBuffer: new ArrayBuffer(1),
  isAsyncFunction: async () => {},
  isBigInt64Array: new BigInt64Array(1),
  isBigIntObject: Object(1n),
  isBooleanObject: Object(true),
  isDataView: new DataView(new ArrayBuffer(1)),
  isDate: new Date(),
  isFloat64Array: new Float64Array(1),
  isGeneratorFunction: function*() {},
  isGeneratorObject: (function*() {})(),
  isMap: new Map(),
  isMapIterator: new Map().keys(),
  isNativeError: new TypeError('x'),
  isNumberObject: Object(1),
  isPromise: Promise.resolve(),
  isProxy: new Proxy({}, {}),
  isRegExp: /x/,
  isSet: new Set(),
  isSetIterator: new Set().values(),
  isSharedArrayBuffer: new SharedArrayBuffer(1),
  isStringObject: Object('x'),
  isSymbolObject: Object(Symbol('x')),
  isUint8Array: new Uint8Array(1),
  isWeakMap: new WeakMap(),
  isWeakSet: new WeakSet(),
};
const names = Object.keys(samples);
for (const name of names) {
  for (const other of names) {
    assert.strictEqual(types[name](samples[other]), name === other, `${name} of the sample for ${other}`);
  }
  for (const value of [undefined, null, 1, 'x', true, {}, Object.create(null)]) {
    assert.strictEqual(types[name](value), false);
  }
}

assert.ok(types.isAnyArrayBuffer(new ArrayBuffer(1)) && types.isAnyArrayBuffer(new SharedArrayBuffer(1)));
assert.ok(types.isBoxedPrimitive(Object(1n)) && !types.isBoxedPrimitive(1n));
assert.ok(types.isTypedArray(new Int8Array(1)) && !types.isTypedArray(new DataView(new ArrayBuffer(1))));
assert.ok(types.isArrayBufferView(new DataView(new ArrayBuffer(1))));
assert.ok(types.isUint8Array(Buffer.alloc(1)));
assert.strictEqual(types.isExternal({}), false);
assert.strictEqual(types.isNativeError(Object.create(Error.prototype)), false);
assert.strictEqual(types.isDate({ [Symbol.toStringTag]: 'Date' }), false);
assert.strictEqual(types.isMap(Object.setPrototypeOf(new Map(), null)), true);
