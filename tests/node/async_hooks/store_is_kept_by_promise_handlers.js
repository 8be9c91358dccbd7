'use strict';
// A handler sees the store of where it was attached, not of where the promise was settled.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const { promise, resolve } = (() => {
  const made = {};
  made.promise = new Promise((ok) => { made.resolve = ok; });
  return made;
})();

const seen = [];
storage.run('one', () => promise.then(() => seen.push(storage.getStore())));
storage.run('two', () => promise.finally(() => seen.push(storage.getStore())));
storage.run('three', () => promise.then(() => { throw new Error('x'); }).catch(() => seen.push(storage.getStore())));
promise.then(() => seen.push(storage.getStore()));
storage.run('settler', resolve);

process.on('exit', () => assert.deepStrictEqual(seen, ['one', 'two', undefined, 'three']));
