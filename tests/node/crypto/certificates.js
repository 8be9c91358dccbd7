'use strict';
// X509Certificate: what it says, whom it speaks for and who signed it. The certificates were made with
// openssl
// req -x509 (an RSA authority, and an Ed25519 one without alternative names) and openssl x509 -req (an EC
// leaf).
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const { X509Certificate } = crypto;

const read = (name) => fs.readFileSync(path.join(__dirname, 'fixtures', name));
const ca = new X509Certificate(read('ca.pem'));
const leaf = new X509Certificate(read('leaf.pem').toString());
const ed = new X509Certificate(read('ed.pem'));
const key = crypto.createPrivateKey(read('leaf.key'));

assert.strictEqual(leaf.subject, 'C=DE\nO=Ünï\nCN=example.com');
assert.strictEqual(ca.subject,
  'C=UK\nST=Rhys\nL=Rhyshire\nO=Some\\, Org \\"x\\"\nOU=A\nemailAddress=ca@example.org');
assert.strictEqual(leaf.issuer, ca.subject);
assert.strictEqual(leaf.serialNumber, '0123456789ABCDEF01');
assert.strictEqual(leaf.fingerprint256,
  '61:DC:2C:8A:ED:D8:BA:2C:08:41:CF:FE:B7:8B:56:9A' +
  ':B5:75:90:FE:C0:C2:08:F1:90:65:B3:1B:07:81:7F:ED');
assert.match(leaf.fingerprint, /^(?:[0-9A-F]{2}:){19}[0-9A-F]{2}$/);
assert.strictEqual(leaf.subjectAltName, 'DNS:example.com, DNS:*.wild.example.com, IP Address:127.0.0.1, ' +
  'IP Address:2001:DB8:0:0:0:0:0:1, email:a@b.example, URI:http://u.example/x');
assert.strictEqual(leaf.infoAccess,
  'OCSP - URI:http://ocsp.example/\nCA Issuers - URI:http://ca.example/ca.cer');
assert.deepStrictEqual(leaf.keyUsage, ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
assert.match(leaf.validTo, /^May  5 01:50:14 2095 GMT$/);
assert.deepStrictEqual([ca.ca, leaf.ca, ed.subjectAltName, ed.keyUsage], [true, false, undefined, undefined]);
assert.strictEqual(leaf.publicKey.asymmetricKeyType, 'ec');
assert.strictEqual(leaf.toString(), read('leaf.pem').toString());
assert.strictEqual(JSON.stringify(leaf), JSON.stringify(leaf.toString()));
assert.strictEqual(new X509Certificate(leaf.raw).fingerprint512, leaf.fingerprint512);
assert(crypto.createPublicKey(read('leaf.pem')).equals(leaf.publicKey));

const old = leaf.toLegacyObject();
assert.deepStrictEqual({ ...old.subject }, { C: 'DE', O: 'Ünï', CN: 'example.com' });
assert.deepStrictEqual([old.bits, old.nistCurve, old.asn1Curve], [256, 'P-256', 'prime256v1']);
assert.deepStrictEqual(old.infoAccess['OCSP - URI'], ['http://ocsp.example/']);
assert.deepStrictEqual([ca.toLegacyObject().bits, ca.toLegacyObject().exponent], [2048, '0x10001']);

assert.deepStrictEqual([leaf.checkIssued(ca), ca.checkIssued(leaf), ca.checkIssued(ca)], [true, false, true]);
assert.deepStrictEqual([leaf.verify(ca.publicKey), leaf.verify(ed.publicKey)], [true, false]);
assert.deepStrictEqual([ca.verify(ca.publicKey), ed.verify(ed.publicKey)], [true, true]);
assert.deepStrictEqual([leaf.checkPrivateKey(key), ca.checkPrivateKey(key)], [true, false]);

assert.strictEqual(leaf.checkHost('EXAMPLE.com'), 'example.com');
assert.strictEqual(leaf.checkHost('a.wild.example.com'), '*.wild.example.com');
assert.strictEqual(leaf.checkHost('.wild.example.com'), '*.wild.example.com');
for (const host of ['a.b.wild.example.com', 'other', 'wild.example.com']) {
  assert.strictEqual(leaf.checkHost(host), undefined, host);
}
assert.strictEqual(leaf.checkHost('a.wild.example.com', { wildcards: false }), undefined);
assert.strictEqual(ed.checkHost('only.common.name'), 'only.common.name');
assert.strictEqual(ed.checkHost('only.common.name', { subject: 'never' }), undefined);
assert.strictEqual(leaf.checkEmail('a@B.EXAMPLE'), 'a@B.EXAMPLE');
assert.strictEqual(leaf.checkEmail('A@b.example'), undefined);
assert.strictEqual(ca.checkEmail('ca@example.org'), 'ca@example.org');
assert.strictEqual(leaf.checkIP('127.0.0.1'), '127.0.0.1');
assert.strictEqual(leaf.checkIP('2001:db8:0::1'), '2001:db8:0::1');
assert.strictEqual(leaf.checkIP('127.0.0.2'), undefined);

assert.throws(() => new X509Certificate(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new X509Certificate('no certificate'), { code: 'ERR_OSSL_PEM_NO_START_LINE' });
assert.throws(() => new X509Certificate(leaf.raw.subarray(0, 100)), Error);
assert.throws(() => leaf.checkHost('x', { subject: 'other' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => leaf.checkIP('x'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => leaf.verify('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => leaf.verify(key), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => leaf.checkPrivateKey(leaf.publicKey), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => leaf.checkIssued('x'), { code: 'ERR_INVALID_ARG_TYPE' });
