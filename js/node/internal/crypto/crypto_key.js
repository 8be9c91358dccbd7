'use strict';
// CryptoKey (https://www.w3.org/TR/WebCryptoAPI/#cryptokey-interface): a KeyObject with what it may be used
// for.

const { codes } = require('internal/errors');

const kInside = Symbol('kKeyObject');

// The one value by which a call of the constructor is known to come from here.
const FROM_HERE = {};

/** All that a key may be used for. */
const USAGES = [
  'encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey',
];

function inside(key) {
  if (typeof key !== 'object' || key === null ||
    !(kInside in key)) throw new codes.ERR_INVALID_THIS('CryptoKey');
  return key[kInside];
}

class CryptoKey {
  constructor(token, object, algorithm, usages, extractable) {
    if (token !== FROM_HERE) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    Object.defineProperty(this, kInside, { value: { object, algorithm, usages, extractable } });
  }

  get type() {
    return inside(this).object.type;
  }

  get extractable() {
    return inside(this).extractable;
  }

  get algorithm() {
    return inside(this).algorithm;
  }

  get usages() {
    return inside(this).usages;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    const { type, extractable, algorithm, usages } = this;
    return `CryptoKey ${require('util').inspect({ type, extractable, algorithm, usages }, options)}`;
  }
}
for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  Object.defineProperty(CryptoKey.prototype, name, { enumerable: true });
}
Object.defineProperty(CryptoKey.prototype, require('internal/untransferable').kClone, {
  value() {
    const { object, algorithm, usages, extractable } = inside(this);
    return makeCryptoKey(object, algorithm, usages, extractable);
  },
});
Object.defineProperty(CryptoKey.prototype, require('internal/untransferable').kPack, {
  value() {
    const { object, algorithm, usages, extractable } = inside(this);
    return ['internal/crypto/crypto_key', [object, algorithm, usages, extractable]];
  },
});
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { configurable: true, value: 'CryptoKey' });
// Programs see a constructor without parameters.
Object.defineProperty(CryptoKey, 'length', { value: 0, configurable: true });

function makeCryptoKey(object, algorithm, usages, extractable) {
  return new CryptoKey(FROM_HERE, object, algorithm, usages, extractable);
}

function isCryptoKey(value) {
  return typeof value === 'object' && value !== null && kInside in value;
}

/** The KeyObject of a CryptoKey; undefined for what only looks like one. */
function keyObjectOf(key) {
  return isCryptoKey(key) ? key[kInside].object : undefined;
}

module.exports = {
  CryptoKey, USAGES, isCryptoKey, keyObjectOf, makeCryptoKey, unpack: (parts) => makeCryptoKey(...parts),
};
