'use strict';
// basic-auth: what is taken for credentials and what is not.
const assert = require('assert');
const auth = require('basic-auth');

const header = (text) => `Basic ${Buffer.from(text).toString('base64')}`;
const read = (authorization) => {
  const found = auth({ headers: { authorization } });
  return found && [found.name, found.pass];
};
assert.deepStrictEqual(read(header('me:secret')), ['me', 'secret']);
assert.deepStrictEqual(read(header('me:a:b')), ['me', 'a:b']);
assert.deepStrictEqual(read(header(':')), ['', '']);
assert.deepStrictEqual(read(header('ü:ß')), ['ü', 'ß']);
assert.deepStrictEqual(read('bAsIc ' + header('a:b').slice(6)), ['a', 'b']);
for (const bad of [undefined, '', 'Basic', 'Basic !', header('nocolon'), 'Bearer abc', `x${header('a:b')}`]) {
  assert.strictEqual(read(bad), undefined, bad);
}
assert.strictEqual(auth.parse(header('a:b')).name, 'a');
assert.throws(() => auth(), /argument req is required$/);
assert.throws(() => auth('x'), /required to be an object/);
assert.throws(() => auth({}), /required to have headers property/);
