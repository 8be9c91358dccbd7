'use strict';
// equal, strictEqual and their opposites, with their messages.

const assert = require('assert');

function fails(fn, message, operator) {
  assert.throws(fn, (error) => {
    assert.strictEqual(error.message, message);
    assert.strictEqual(error.operator, operator);
    assert.strictEqual(error.code, 'ERR_ASSERTION');
    assert.strictEqual(error.generatedMessage, true);
    return true;
  });
}

assert.equal(1, '1');
assert.equal(NaN, NaN);
assert.equal(null, undefined);
assert.notEqual(1, 2);
assert.strictEqual(NaN, NaN);
assert.notStrictEqual(0, -0);
assert.notStrictEqual(1, '1');

fails(() => assert.equal(1, 2), '1 == 2', '==');
fails(() => assert.notEqual(1, '1'), "1 != '1'", '!=');
fails(() => assert.equal({ a: 1 }, { a: 1 }), '{\n  a: 1\n} == {\n  a: 1\n}', '==');
fails(() => assert.strictEqual(1, 2), 'Expected values to be strictly equal:\n\n1 !== 2\n', 'strictEqual');
fails(() => assert.strictEqual('a', 'b'), "Expected values to be strictly equal:\n\n'a' !== 'b'\n", 'strictEqual');
fails(() => assert.strictEqual(NaN, 0), 'Expected values to be strictly equal:\n\nNaN !== 0\n', 'strictEqual');
fails(() => assert.strictEqual([1], [1]), 'Values have same structure but are not reference-equal:\n\n[\n  1\n]\n',
  'strictEqual');
fails(() => assert.notStrictEqual(1, 1), 'Expected "actual" to be strictly unequal to: 1', 'notStrictEqual');
fails(() => assert.notStrictEqual('long text', 'long text'),
  'Expected "actual" to be strictly unequal to:\n\n\'long text\'', 'notStrictEqual');
const list = [1];
fails(() => assert.notStrictEqual(list, list),
  'Expected "actual" not to be reference-equal to "expected":\n\n[\n  1\n]\n', 'notStrictEqual');

assert.throws(() => assert.equal(1, 2, 'mine'), { message: 'mine', generatedMessage: false });
assert.throws(() => assert.equal(1, 2, new TypeError('mine')), { name: 'TypeError', message: 'mine' });
for (const name of ['equal', 'notEqual', 'strictEqual', 'notStrictEqual', 'deepEqual', 'notDeepEqual',
  'deepStrictEqual', 'notDeepStrictEqual']) {
  assert.throws(() => assert[name](1), {
    code: 'ERR_MISSING_ARGS', message: 'The "actual" and "expected" arguments must be specified',
  });
}
