'use strict';
// getCipherInfo by name and by number, with wishes about lengths.
const assert = require('assert');
const { getCipherInfo, getCiphers } = require('crypto');

const cbc = { mode: 'cbc', name: 'aes-128-cbc', nid: 419, blockSize: 16, ivLength: 16, keyLength: 16 };
assert.deepStrictEqual({ ...getCipherInfo('aes-128-cbc') }, cbc);
assert.deepStrictEqual({ ...getCipherInfo('AES128') }, cbc);
assert.deepStrictEqual({ ...getCipherInfo(419) }, cbc);
assert.strictEqual('ivLength' in getCipherInfo('aes-256-ecb'), false);
assert.strictEqual(getCipherInfo('aes-192-gcm').name, 'id-aes192-gcm');
assert.strictEqual(getCipherInfo('aes-192-gcm').nid, 898);
assert.strictEqual(getCipherInfo('chacha20-poly1305').mode, 'stream');
assert.strictEqual('blockSize' in getCipherInfo('chacha20-poly1305'), false);
assert.strictEqual(getCipherInfo('aes-256-gcm', { ivLength: 8 }).ivLength, 8);
assert.strictEqual(getCipherInfo('aes-128-cbc', { keyLength: 16 }).keyLength, 16);
assert.strictEqual(getCipherInfo('aes-128-cbc', { keyLength: 12 }), undefined);
assert.strictEqual(getCipherInfo('aes-128-cbc', { ivLength: 12 }), undefined);
assert.strictEqual(getCipherInfo('no such cipher'), undefined);
assert.strictEqual(getCipherInfo(1), undefined);
for (const wrong of [null, undefined, [], {}]) {
  assert.throws(() => getCipherInfo(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => getCipherInfo('aes-128-cbc', 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
for (const name of getCiphers()) assert(getCipherInfo(name), name);
