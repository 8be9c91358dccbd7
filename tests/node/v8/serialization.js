'use strict';
// Values survive being serialized, in the very bytes that Node writes.
const assert = require('assert');
const v8 = require('v8');

const bytes = [
  [1, '4902'], [-1, '4901'], [-0, '4e0000000000000080'], [2 ** 31, '4e000000000000e041'], [1.5, '4e000000000000f83f'],
  ['\u00e9', '2201e9'], ['\u20aca', '6304ac206100'], [{ 1: 2, a: '\u20ac' }, '6f490249042201616302ac207b02'],
  [[1, , 2], '61034900490249044904400203'], [[1, 2], '410249024904240002'],       // eslint-disable-line
  [123456789012345678901n, '5a20356c362f819f4eb10600000000000000'], [-5n, '5a110500000000000000'],
  [new Date(5), '440000000000001440'], [/a/gi, '5222016103'], [new Map([[1, 2]]), '3b490249043a02'],
  [new Set([1]), '2749022c01'], [Object('a'), '73220161'], [Object(1), '6e000000000000f03f'], [Object(true), '79'],
  [Object(1n), '7a100100000000000000'], [new ArrayBuffer(2), '42020000'], [undefined, '5f'], [null, '30'],
  [true, '54'], [Buffer.from('a'), '5c0a0161'], [new Uint8Array(2), '5c01020000'],
  [new BigInt64Array(1), '5c0b080000000000000000'], [new DataView(new ArrayBuffer(2)), '5c09020000'],
  [Object.assign([1], { x: 1 }), '410149022201784902240101'],
];
for (const [value, hex] of bytes) {
  const written = v8.serialize(value);
  assert.strictEqual(written.toString('hex'), `ff0f${hex}`);
  assert.deepStrictEqual(v8.deserialize(written), value);
}

const circular = { list: [] };
circular.self = circular;
circular.list.push(circular, circular.list);
const copy = v8.deserialize(v8.serialize(circular));
assert.strictEqual(copy.self, copy);
assert.strictEqual(copy.list[1], copy.list);

const error = new TypeError('x', { cause: 1 });
const back = v8.deserialize(v8.serialize(error));
assert.ok(back instanceof TypeError);
assert.deepStrictEqual([back.message, back.stack, back.cause], [error.message, error.stack, 1]);

for (const [value, text] of [[() => {}, '()=>{}'], [Symbol('a'), 'Symbol(a)'], [Promise.resolve(), '#<Promise>'],
  [new WeakMap(), '#<WeakMap>'], [new Proxy({}, {}), '#<Object>']]) {
  assert.throws(() => v8.serialize({ value }), (thrown) => thrown.message.replace(/\s*=>\s*/, '=>') ===
    `${text} could not be cloned.`);
}
