'use strict';
const assert = require('assert');
const seen = [];

process.on('unhandledRejection', (reason, promise) => {
  seen.push(['unhandled', reason]);
  assert(promise instanceof Promise);
  if (reason === 'late') setImmediate(() => promise.catch(() => {}));
});
process.on('rejectionHandled', (promise) => {
  seen.push(['handled', promise === late]);
});

Promise.reject('handled at once').catch(() => {});
const soon = Promise.reject('handled in the same turn');
process.nextTick(() => soon.catch(() => {}));
const late = Promise.reject('late');
process.on('exit', (code) => {
  assert.strictEqual(code, 0);
  assert.deepStrictEqual(seen, [['unhandled', 'late'], ['handled', true]]);
});
