'use strict';
// copy, slice, subarray and concat.

const assert = require('assert');

const source = Buffer.from('abcdef');
const target = Buffer.alloc(4, '.');
assert.strictEqual(source.copy(target, 1, 2, 4), 2);
assert.strictEqual(target.toString(), '.cd.');
assert.strictEqual(source.copy(target), 4);
assert.strictEqual(source.copy(target, 9), 0);
assert.strictEqual(source.copy(target, 0, 4, 2), 0);
assert.strictEqual(source.copy(target, '3', NaN, 100), 1);
assert.strictEqual(target.toString(), 'abca');
const overlapping = Buffer.from('abcdef');
overlapping.copy(overlapping, 2, 0, 4);
assert.strictEqual(overlapping.toString(), 'ababcd');
assert.throws(() => source.copy('a'), { code: 'ERR_INVALID_ARG_TYPE', message: /"target"/ });
assert.throws(() => source.copy(target, -1), { code: 'ERR_OUT_OF_RANGE',
  message: /"targetStart".*It must be >= 0\./ });
assert.throws(() => source.copy(target, 0, 7), { code: 'ERR_OUT_OF_RANGE',
  message: /"sourceStart".*>= 0 && <= 6/ });
assert.throws(() => source.copy(target, 0, 0, -1), { code: 'ERR_OUT_OF_RANGE', message: /"sourceEnd"/ });

for (const method of ['slice', 'subarray']) {
  const part = source[method](-3, -1);
  assert.strictEqual(part.toString(), 'de');
  assert.strictEqual(part.buffer, source.buffer);
  assert.strictEqual(source[method]('1', 2.9).toString(), 'b');
  assert.strictEqual(source[method](4, 2).length, 0);
  assert.strictEqual(source[method](99).length, 0);
  assert.strictEqual(source[method](-99, 99).toString(), 'abcdef');
}

assert.strictEqual(Buffer.concat([source, new Uint8Array([33])]).toString(), 'abcdef!');
assert.strictEqual(Buffer.concat([source, source], 8).toString(), 'abcdefab');
assert.strictEqual(Buffer.concat([Buffer.from('a')], 3).toString('hex'), '610000');
assert.strictEqual(Buffer.concat([]).length, 0);
assert.strictEqual(Buffer.concat([Buffer.alloc(70000, 1), Buffer.alloc(1, 2)])[70000], 2);
assert.throws(() => Buffer.concat('a'), { code: 'ERR_INVALID_ARG_TYPE',
  message: /"list" argument must be an instance of Array/ });
assert.throws(() => Buffer.concat([source, 'a']), { code: 'ERR_INVALID_ARG_TYPE',
  message: /^The "list\[1\]" argument/ });
assert.throws(() => Buffer.concat([source, new Uint16Array(1)]), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => Buffer.concat([source], -1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => Buffer.concat([source], '1'), { code: 'ERR_INVALID_ARG_TYPE', message: /"length"/ });
