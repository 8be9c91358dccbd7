'use strict';
// pbkdf2, scrypt and hkdf give what their RFCs say, at once and in a callback.
const assert = require('assert');
const crypto = require('crypto');

const unhex = (text) => Buffer.from(text, 'hex');

const vectors = [
  ['pbkdf2', ['password', 'salt', 1, 20, 'sha1'], '0c60c80f961f0e71f3a9b524af6012062fe037a6'],
  ['pbkdf2', ['passwordPASSWORDpassword', 'saltSALTsaltSALTsaltSALTsaltSALTsalt', 4096, 25, 'sha1'],
    '3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038'],
  ['pbkdf2', ['pass\0word', Buffer.from('sa\0lt'), 4096, 16, 'SHA1'], '56fa6aa75548099dcc37d7f03425e0c3'],
  ['pbkdf2', ['passwd', 'salt', 1, 64, 'sha256'],
    '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc' +
    '49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783'],
  ['pbkdf2', ['a', 'b', 1, 0, 'sha1'], ''],
  ['scrypt', ['', '', 64, { N: 16, r: 1, p: 1 }],
    '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442' +
    'fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906'],
  ['scrypt', ['password', 'NaCl', 64, { cost: 1024, blockSize: 8, parallelization: 16 }],
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162' +
    '2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640'],
  ['scrypt', ['pleaseletmein', 'SodiumChloride', 8], '7023bdcb3afd7348'],
  ['scrypt', ['a', 'b', 0], ''],
  ['hkdf', ['sha256', Buffer.alloc(22, 0x0b), unhex('000102030405060708090a0b0c'),
    unhex('f0f1f2f3f4f5f6f7f8f9'), 42],
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'],
  ['hkdf', ['sha256', Buffer.alloc(22, 0x0b), '', new ArrayBuffer(0), 42],
    '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'],
  ['hkdf', ['sha1', '', 'salt', 'info', 5], crypto.hkdfSync('sha1', Buffer.alloc(0), 'salt', 'info', 5)],
];

let waiting = vectors.length;
for (const [name, args, expected] of vectors) {
  const wanted = typeof expected === 'string' ? expected : Buffer.from(expected).toString('hex');
  const key = crypto[`${name}Sync`](...args);
  assert.strictEqual(name === 'hkdf' ? key instanceof ArrayBuffer : Buffer.isBuffer(key), true);
  assert.strictEqual(Buffer.from(key).toString('hex'), wanted, name);
  let returned = false;
  crypto[name](...args, (error, later) => {
    assert.strictEqual(error, null);
    assert(returned);
    assert.deepStrictEqual(later, key);
    waiting--;
  });
  returned = true;
}
process.on('exit', () => assert.strictEqual(waiting, 0));
