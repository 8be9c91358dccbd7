'use strict';
// The global `crypto` (https://www.w3.org/TR/WebCryptoAPI/#Crypto-interface): random values, and the way to
// `subtle`, which is an optional part of the binary.

const { codes } = require('internal/errors');

const { fill } = native('random');

/** As many bytes at once as the specification allows. */
const QUOTA = 65536;

let made;

class Crypto {
  #own = true;

  constructor() {
    if (made !== undefined) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  getRandomValues(array) {
    if (Object(this) !== this || !(#own in this)) throw new codes.ERR_INVALID_THIS('Crypto');
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('array');
    if (!isIntegerArray(array)) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (array.byteLength > QUOTA) {
      throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
    }
    fill(array);
    return array;
  }

  get subtle() {
    if (Object(this) !== this || !(#own in this)) throw new codes.ERR_INVALID_THIS('Crypto');
    return require('internal/crypto/webcrypto').subtle;
  }

  randomUUID() {
    if (Object(this) !== this || !(#own in this)) throw new codes.ERR_INVALID_THIS('Crypto');
    return randomUUID();
  }
}
if (!require('internal/bundle').has('internal/crypto/webcrypto')) delete Crypto.prototype.subtle;
else Object.defineProperty(Crypto.prototype, 'subtle', { enumerable: true });
Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { value: 'Crypto', configurable: true });

function isIntegerArray(array) {
  if (!ArrayBuffer.isView(array)) return false;
  const tag = Object.prototype.toString.call(array).slice(8, -1);
  return tag !== 'DataView' && !tag.startsWith('Float');
}

const bytes = new Uint8Array(16);

/** RFC 9562, section 5.4: version 4, variant 10. */
function randomUUID() {
  fill(bytes);
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = bytes.toHex();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

made = new Crypto();

module.exports = { Crypto, crypto: made, randomUUID };
