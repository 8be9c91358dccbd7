'use strict';
// v8.promiseHooks tells of promises, until it is told to stop.

const assert = require('assert');
const { promiseHooks } = require('v8');

const heard = [];
const names = new Map();
const stop = promiseHooks.createHook({
  init: (promise, parent) => heard.push(['init', promise, parent]),
  before: (promise) => heard.push(['before', names.get(promise)]),
  after: (promise) => heard.push(['after', names.get(promise)]),
  settled: (promise) => heard.push(['settled', promise]),
});

const parent = Promise.resolve(1);
assert.deepStrictEqual(heard.map((entry) => entry[0]), ['init', 'settled']);
assert.strictEqual(heard[0][1], parent);
assert.strictEqual(heard[0][2], undefined);
heard.length = 0;

const child = parent.then(() => {
  assert.deepStrictEqual(heard, [['before', 'child']]);
  heard.length = 0;
});
names.set(child, 'child');
assert.deepStrictEqual(heard.map((entry) => entry[0]), ['init']);
assert.strictEqual(heard[0][1], child);
assert.strictEqual(heard[0][2], parent);
heard.length = 0;

const last = child.then(() => {
  stop();
  const [settled, after, before] = heard;
  assert.deepStrictEqual([settled[0], after, before], ['settled', ['after', 'child'], ['before', 'last']]);
  heard.length = 0;
  Promise.resolve();
  assert.strictEqual(heard.length, 0);
});
names.set(last, 'last');
heard.length = 0;

for (const name of ['onInit', 'onBefore', 'onAfter', 'onSettled']) {
  assert.throws(() => promiseHooks[name](async () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
  promiseHooks[name](() => {})();
}
