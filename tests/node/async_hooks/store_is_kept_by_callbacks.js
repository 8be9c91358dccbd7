'use strict';
// Timers, immediates, ticks, microtasks and the file system's callbacks see the store of where they were asked for.

const assert = require('assert');
const fs = require('fs');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const seen = {};
const note = (name) => () => { seen[name] = storage.getStore(); };

storage.run('kept', () => {
  setTimeout(note('setTimeout'), 1);
  const interval = setInterval(() => {
    note('setInterval')();
    clearInterval(interval);
  }, 1);
  setImmediate(note('setImmediate'));
  process.nextTick(note('nextTick'));
  process.nextTick((name) => note(name)(), 'nextTick with arguments');
  queueMicrotask(note('queueMicrotask'));
  fs.stat(__filename, note('fs.stat'));
  fs.promises.stat(__filename).then(note('fs.promises.stat'));
});
setTimeout(note('outside'), 1);

process.on('exit', () => {
  assert.strictEqual(seen.outside, undefined);
  delete seen.outside;
  assert.deepStrictEqual(Object.keys(seen).length, 8);
  for (const name of Object.keys(seen)) assert.strictEqual(seen[name], 'kept', name);
});
