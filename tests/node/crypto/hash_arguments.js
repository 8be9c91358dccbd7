'use strict';
// What hashes take and refuse, and in which encodings they answer.
const assert = require('assert');
const crypto = require('crypto');

const md5 = (data, encoding) => crypto.createHash('md5').update(data, encoding).digest('hex');
const expected = '900150983cd24fb0d6963f7d28e17f72';
assert.strictEqual(md5('abc'), expected);
assert.strictEqual(md5('616263', 'hex'), expected);
assert.strictEqual(md5('YWJj', 'base64'), expected);
assert.strictEqual(md5('abc', 'latin1'), expected);
assert.strictEqual(md5('abc', 'no such encoding'), expected);
assert.strictEqual(md5(new Uint8Array([97, 98, 99])), expected);
assert.strictEqual(md5(new DataView(new Uint8Array([0, 97, 98, 99, 0]).buffer, 1, 3)), expected);
assert.strictEqual(md5(new Uint16Array([0x6261])), md5('ab'));
assert.strictEqual(md5('é\ud800'), md5(Buffer.from('é\ufffd')));
assert.strictEqual(md5('é', 'latin1'), md5(Buffer.from([0xe9])));

const digest = (encoding) => crypto.createHash('md5').update('abc').digest(encoding);
assert.strictEqual(digest('base64'), 'kAFQmDzST7DWlj99KOF/cg==');
assert.strictEqual(digest('base64url'), 'kAFQmDzST7DWlj99KOF_cg');
assert.strictEqual(digest('latin1'), Buffer.from(expected, 'hex').toString('latin1'));
for (const encoding of [undefined, null, 'buffer', 'no such encoding']) {
  assert.deepStrictEqual(digest(encoding), Buffer.from(expected, 'hex'));
}
assert.strictEqual(digest({ toString: () => 'hex' }), expected);

assert.throws(() => crypto.createHash('no such hash'), { message: 'Digest method not supported' });
assert.throws(() => crypto.createHash(), { code: 'ERR_INVALID_ARG_TYPE', message: /"algorithm"/ });
for (const wrong of [undefined, null, 5, {}, []]) {
  assert.throws(() => md5(wrong), { code: 'ERR_INVALID_ARG_TYPE', message: /"data"/ });
}
assert.throws(() => md5('abc', 'hex'), { code: 'ERR_INVALID_ARG_VALUE' });

const done = crypto.createHash('md5');
done.digest();
assert.throws(() => done.digest(), { code: 'ERR_CRYPTO_HASH_FINALIZED', message: 'Digest already called' });
assert.throws(() => done.update('a'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });

assert.strictEqual(crypto.Hash('md5').update('abc').digest('hex'), expected);
assert(crypto.createHash('md5') instanceof crypto.Hash);

// At once, without an object.
assert.strictEqual(crypto.hash('md5', 'abc'), expected);
assert.strictEqual(crypto.hash('md5', Buffer.from('abc'), 'base64url'), 'kAFQmDzST7DWlj99KOF_cg');
assert.deepStrictEqual(crypto.hash('md5', 'abc', 'buffer'), Buffer.from(expected, 'hex'));
assert.throws(() => crypto.hash('no such hash', 'a'), /no such hash/);
assert.throws(() => crypto.hash('md5', 5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => crypto.hash('md5', 'a', 'xyz'), { code: 'ERR_INVALID_ARG_VALUE' });
