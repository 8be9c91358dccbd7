'use strict';
// URLs and keys hold what no property of their own shows; holes are no items.
const assert = require('assert');
const { createSecretKey } = require('crypto');
const vm = require('vm');

const key = (byte) => createSecretKey(Buffer.alloc(4, byte));

assert.deepStrictEqual(key(1), key(1));
assert.throws(() => assert.deepStrictEqual(key(1), key(2)), { code: 'ERR_ASSERTION' });
assert.throws(() => assert.deepEqual({ key: key(1) }, { key: key(2) }), { code: 'ERR_ASSERTION' });

assert.throws(() => assert.deepStrictEqual({ to: new URL('http://one/') }, { to: new URL('http://two/') }),
  ({ message }) => /\+ +(?:to: )?http:\/\/one\//.test(message) && /- +(?:to: )?http:\/\/two\//.test(message));

if (assert.partialDeepStrictEqual) {
  assert.partialDeepStrictEqual([1, undefined, 3], [1, , 3]);
  assert.throws(() => assert.partialDeepStrictEqual([1, , 3], [1, undefined, 3]), { code: 'ERR_ASSERTION' });
  assert.throws(() => assert.partialDeepStrictEqual([1], [1, , ]), { code: 'ERR_ASSERTION' });
}

// An error of another realm has the name, and is no instance.
const foreign = vm.runInNewContext('new RangeError("elsewhere")');
assert.throws(() => assert.throws(() => { throw foreign; }, RangeError), {
  message: 'The error is expected to be an instance of "RangeError". Received an error with identical name but ' +
    'a different prototype.\n\nError message:\n\nelsewhere',
});

(async () => {
  const { subtle } = globalThis.crypto;
  const make = (byte, uses) =>
    subtle.importKey('raw', Buffer.alloc(4, byte), { name: 'HMAC', hash: 'SHA-256' }, true, uses);
  assert.deepStrictEqual(await make(1, ['sign']), await make(1, ['sign']));
  assert.notDeepStrictEqual(await make(1, ['sign']), await make(2, ['sign']));
  assert.notDeepStrictEqual(await make(1, ['sign']), await make(1, ['verify']));
})();
