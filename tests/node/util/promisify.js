'use strict';
// promisify: values, errors, `this`, custom promisified forms.

const assert = require('assert');
const { promisify } = require('util');

function add(a, b, callback) {
  process.nextTick(callback, null, a + b, 'ignored');
}
add.extra = 'kept';

const custom = () => {};
custom[promisify.custom] = () => 'custom';

const counter = {
  count: 3,
  read(callback) { callback(null, this.count); },
};
counter.readLater = promisify(counter.read);

(async () => {
  const later = promisify(add);
  assert.strictEqual(later.name, 'add');
  assert.strictEqual(later.length, 3);
  assert.strictEqual(later.extra, 'kept');
  assert.strictEqual(await later(1, 2), 3);
  assert.strictEqual(promisify(later), later);
  assert.strictEqual(await counter.readLater(), 3);
  await assert.rejects(promisify((callback) => callback(new Error('failed')))(), { message: 'failed' });
  await assert.rejects(promisify(() => { throw new Error('thrown'); })(), { message: 'thrown' });

  assert.strictEqual(promisify.custom, Symbol.for('nodejs.util.promisify.custom'));
  assert.strictEqual(promisify(custom)(), 'custom');
  assert.strictEqual(await promisify(setTimeout)(1, 'value'), 'value');
})().then(() => { process.exitCode = 0; });
process.exitCode = 1;

for (const wrong of [undefined, null, 5, {}, 'x']) {
  assert.throws(() => promisify(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
}
const broken = () => {};
broken[promisify.custom] = 'no function';
assert.throws(() => promisify(broken), { code: 'ERR_INVALID_ARG_TYPE', message: /util\.promisify\.custom/ });
