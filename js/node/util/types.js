'use strict';
// Which of the engine's kinds a value is, whatever its prototype says
// (https://nodejs.org/docs/latest-v22.x/api/util.html#utiltypes).

const { isModuleNamespace } = require('internal/util/namespaces');
const { classOf } = native('util');

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function kindOf(value) {
  return isObject(value) || typeof value === 'function' ? classOf(value) : '';
}

const types = {
  isExternal: () => false,
  isArgumentsObject: (value) => kindOf(value) === 'Arguments',
  isGeneratorObject(value) {
    const kind = kindOf(value);
    return kind === 'Generator' || kind === 'AsyncGenerator';
  },
  isAsyncFunction(value) {
    return typeof value === 'function' && classOf(value).startsWith('Async');
  },
  isGeneratorFunction(value) {
    return typeof value === 'function' && classOf(value).endsWith('GeneratorFunction');
  },
  isModuleNamespaceObject: (value) => isObject(value) && isModuleNamespace(value),
  isNativeError: (value) => kindOf(value) === 'Error',
  isArrayBufferView: ArrayBuffer.isView,
  isTypedArray: (value) => typedArrayTag.call(value) !== undefined,
  isAnyArrayBuffer(value) {
    const kind = kindOf(value);
    return kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer';
  },
  isBoxedPrimitive(value) {
    const kind = kindOf(value);
    return kind === 'Number' || kind === 'String' || kind === 'Boolean' || kind === 'BigInt' || kind === 'Symbol';
  },
  isKeyObject(value) {
    // There is no key before crypto has made one.
    return isObject(value) && require('internal/bundle').isLoaded('crypto') &&
      value instanceof require('crypto').KeyObject;
  },
  isCryptoKey(value) {
    return isObject(value) && value[Symbol.toStringTag] === 'CryptoKey';
  },
};

// Kinds that have a test of their own.
const kinds = ['Date', 'RegExp', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer',
  'SharedArrayBuffer', 'DataView', 'Proxy'];
for (const kind of kinds) types[`is${kind}`] = (value) => kindOf(value) === kind;
for (const kind of ['Map', 'Set']) types[`is${kind}Iterator`] = (value) => kindOf(value) === `${kind} Iterator`;
for (const kind of ['Number', 'String', 'Boolean', 'BigInt', 'Symbol']) {
  types[`is${kind}Object`] = (value) => isObject(value) && classOf(value) === kind;
}
const arrays = ['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array',
  'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'];
for (const kind of arrays) types[`is${kind}`] = (value) => typedArrayTag.call(value) === kind;
for (const name of Object.keys(types)) {
  if (types[name].name !== name && types[name] !== ArrayBuffer.isView) {
    Object.defineProperty(types[name], 'name', { value: name, configurable: true });
  }
}

module.exports = types;
