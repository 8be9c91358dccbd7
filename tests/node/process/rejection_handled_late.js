'use strict';
// A rejection that is handled after it was reported: 'rejectionHandled', or a warning when nobody listens. What a
// listener rejects itself waits for ticks, in which it may still be handled.

const assert = require('assert');

const log = [];
process.on('unhandledRejection', (reason) => {
  log.push(`unhandled ${reason}`);
  if (reason !== 'first') return;
  const inner = Promise.reject('inner');
  process.nextTick(() => inner.catch(() => log.push('inner caught')));
});
process.on('warning', (warning) => log.push(warning.name));

const first = Promise.reject('first');
setImmediate(() => {
  assert.deepStrictEqual(log, ['unhandled first', 'inner caught']);
  first.catch(() => {});
  setImmediate(() => {
    assert.deepStrictEqual(log.slice(2), ['PromiseRejectionHandledWarning']);
    const second = Promise.reject('second');
    process.on('rejectionHandled', (promise) => {
      assert.strictEqual(promise, second);
      log.push('handled');
    });
    setImmediate(() => second.catch(() => {}));
  });
});
process.on('exit', () => assert.deepStrictEqual(log.slice(3), ['unhandled second', 'handled']));
