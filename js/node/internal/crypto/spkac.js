'use strict';
// crypto.Certificate (https://nodejs.org/api/crypto.html#class-certificate): the signed challenges that
// browsers once sent with a new key.

const native_ = native('crypto');
const { codes } = require('internal/errors');
const { fromArrayBuffer } = require('internal/buffer');
const { fromBytes } = require('internal/crypto/bytes');

const MOST = 2 ** 31 - 1;

// [key, challenge, whether it is signed]; undefined for what is none.
function read(spkac, encoding) {
  let bytes = fromBytes(spkac, 'spkac', encoding);
  if (typeof bytes === 'string') bytes = Buffer.from(bytes);
  if (bytes.byteLength > MOST) throw new codes.ERR_OUT_OF_RANGE('spkac', `<= ${MOST}`, bytes.byteLength);
  const text = Buffer.from(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength).toString('latin1');
  return native_.readChallenge(Buffer.from(text.replace(/^SPKAC=/, ''), 'base64'));
}

function verifySpkac(spkac, encoding) {
  return read(spkac, encoding)?.[2] ?? false;
}

function exportPublicKey(spkac, encoding) {
  const found = read(spkac, encoding);
  if (found === undefined) return '';
  return Buffer.from(native_.writeKey(found[0], 'spki', true, undefined, undefined));
}

function exportChallenge(spkac, encoding) {
  const found = read(spkac, encoding);
  return found === undefined ? '' : fromArrayBuffer(found[1]);
}

function Certificate() {
  if (!(this instanceof Certificate)) return new Certificate();
}
// Both as methods and, as they have long been documented, on the class itself.
for (const target of [Certificate, Certificate.prototype]) {
  Object.assign(target, { verifySpkac, exportPublicKey, exportChallenge });
}

module.exports = { Certificate };
