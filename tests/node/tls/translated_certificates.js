'use strict';
// What some packages call by its old name.
const assert = require('assert');
const { translatePeerCertificate } = require('_tls_common');

for (const nothing of [null, undefined, 0, '']) assert.strictEqual(translatePeerCertificate(nothing), null);
assert.deepStrictEqual(translatePeerCertificate({}), {});
const own = {};
own.issuerCertificate = own;
assert.strictEqual(translatePeerCertificate(own), own);
const text = 'OCSP - URI:http://a/\nCA Issuers - URI:http://b/\nOCSP - URI:"http://c/\\u0041"\n';
const { infoAccess } = translatePeerCertificate({ issuerCertificate: { infoAccess: text } }).issuerCertificate;
assert.deepStrictEqual({ ...infoAccess },
  { 'OCSP - URI': ['http://a/', 'http://c/A'], 'CA Issuers - URI': ['http://b/'] });
