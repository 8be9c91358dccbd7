'use strict';
// What a program asks about the library behind crypto.
const assert = require('assert');
const crypto = require('crypto');

assert.strictEqual(crypto.getFips(), 0);
assert.strictEqual(crypto.fips, 0);
assert.throws(() => crypto.setEngine('no such engine'), { code: 'ERR_CRYPTO_ENGINE_UNKNOWN' });
assert.throws(() => crypto.setEngine(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.deepStrictEqual(crypto.secureHeapUsed(), { total: 0, used: 0, utilization: 0, min: 0 });

const { constants } = crypto;
assert.strictEqual(constants.RSA_PKCS1_PADDING, 1);
assert.strictEqual(constants.RSA_PKCS1_PSS_PADDING, 6);
assert.strictEqual(constants.RSA_PSS_SALTLEN_AUTO, -2);
assert.strictEqual(constants.TLS1_3_VERSION, 772);
assert.strictEqual(constants.SSL_OP_NO_TLSv1, 67108864);
assert.match(constants.defaultCoreCipherList, /^TLS_AES_256_GCM_SHA384:/);
assert.strictEqual(require('constants').RSA_PKCS1_PADDING, 1);
// They can't be changed.
assert.throws(() => { constants.RSA_PKCS1_PADDING = 2; }, TypeError);

// Functions can be replaced, as test tools do.
const { createHash } = crypto;
crypto.createHash = () => 'replaced';
assert.strictEqual(require('node:crypto').createHash(), 'replaced');
crypto.createHash = createHash;
