'use strict';
// What contexts are made of, and what they are not.
const assert = require('assert');
const tls = require('tls');
const { ca, identity, read } = require('./_tls');

const { createSecureContext } = tls;
const { key, cert } = identity('server');
assert.ok(createSecureContext() instanceof tls.SecureContext);
assert.ok(createSecureContext({ key, cert, ca: [ca, `${ca}`] }).context);
createSecureContext({ key: [{ pem: key }], cert: [cert] });
createSecureContext({ key: [key, read('rsa.key')], cert: [cert, read('rsa.pem')] });
createSecureContext({ key: read('rsa-encrypted.key'), passphrase: 'secret', cert: read('rsa.pem') });
createSecureContext({ key: [{ pem: read('rsa-encrypted.key'), passphrase: 'secret' }], passphrase: 'other' });
createSecureContext({ ca: 'no certificate at all' });
createSecureContext({ secureProtocol: 'TLSv1_2_method', ciphers: 'ECDHE+AESGCM:!aNULL' });

const throws = (options, expected) => assert.throws(() => createSecureContext(options), expected);
throws({ key: 'x' }, { code: 'ERR_OSSL_UNSUPPORTED' });
throws({ cert: 'x' }, { code: 'ERR_OSSL_PEM_NO_START_LINE', library: 'PEM routines', reason: 'no start line' });
throws({ cert, key: read('client.key') }, { code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH' });
throws({ key: read('rsa-encrypted.key') }, /bad decrypt/);
throws({ key: read('rsa-encrypted.key'), passphrase: 'wrong' }, /bad decrypt/);
throws({ key: 1 }, { code: 'ERR_INVALID_ARG_TYPE', message: /"options\.key"/ });
throws({ cert: [{}] }, { code: 'ERR_INVALID_ARG_TYPE', message: /"options\.cert"/ });
throws({ ca: true }, { code: 'ERR_INVALID_ARG_TYPE', message: /"options\.ca"/ });
throws({ key, passphrase: 1 }, { code: 'ERR_INVALID_ARG_TYPE', message: /"options\.passphrase"/ });
throws({ ciphers: 1 }, { code: 'ERR_INVALID_ARG_TYPE' });
throws({ ciphers: 'no-such-cipher' }, { code: 'ERR_SSL_NO_CIPHER_MATCH' });
throws({ ecdhCurve: 'no-such-curve' }, { code: 'ERR_CRYPTO_OPERATION_FAILED' });
throws({ minVersion: 'x' }, { code: 'ERR_TLS_INVALID_PROTOCOL_VERSION' });
throws({ maxVersion: 'TLSv9' }, { message: '"TLSv9" is not a valid maximum TLS protocol version' });
throws({ minVersion: 'TLSv1.2', secureProtocol: 'TLSv1_2_method' }, { code: 'ERR_TLS_PROTOCOL_VERSION_CONFLICT' });
throws({ secureProtocol: 'blargh' }, { code: 'ERR_TLS_INVALID_PROTOCOL_METHOD', message: 'Unknown method: blargh' });
throws({ secureProtocol: 'SSLv3_method' }, { message: 'SSLv3 methods disabled' });
throws({ ticketKeys: Buffer.alloc(47) }, { code: 'ERR_INVALID_ARG_VALUE' });
throws({ sessionTimeout: -1 }, { code: 'ERR_OUT_OF_RANGE' });
throws({ sigalgs: 1 }, { code: 'ERR_INVALID_ARG_TYPE' });

assert.strictEqual(tls.DEFAULT_MIN_VERSION, 'TLSv1.2');
assert.strictEqual(tls.DEFAULT_MAX_VERSION, 'TLSv1.3');
assert.strictEqual(tls.DEFAULT_ECDH_CURVE, 'auto');
assert.ok(tls.DEFAULT_CIPHERS.startsWith('TLS_AES_256_GCM_SHA384:'));
assert.ok(tls.getCiphers().includes('ecdhe-rsa-aes128-gcm-sha256'));
assert.ok(Array.isArray(tls.rootCertificates) && Object.isFrozen(tls.rootCertificates));
assert.strictEqual(tls.rootCertificates, tls.rootCertificates);
for (const text of tls.rootCertificates) assert.match(text, /^-----BEGIN CERTIFICATE-----\n/);
