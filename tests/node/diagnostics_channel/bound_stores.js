'use strict';
// runStores runs a function with stores that its data is made into.

const assert = require('assert');
const dc = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');

const plain = new AsyncLocalStorage();
const made = new AsyncLocalStorage();
const channel = dc.channel('stores');
channel.bindStore(plain);
channel.bindStore(made, (data) => ({ data }));
assert.strictEqual(channel.hasSubscribers, true);

const published = [];
channel.subscribe((data) => published.push([data, plain.getStore()]));
const result = channel.runStores(5, function(argument) {
  assert.strictEqual(this.q, 1);
  return [plain.getStore(), made.getStore(), argument];
}, { q: 1 }, 7);
assert.deepStrictEqual(result, [5, { data: 5 }, 7]);
assert.deepStrictEqual(published, [[5, 5]]);
assert.strictEqual(plain.getStore(), undefined);

assert.strictEqual(channel.unbindStore(made), true);
assert.strictEqual(channel.unbindStore(made), false);
assert.strictEqual(channel.runStores(6, () => made.getStore()), undefined);
