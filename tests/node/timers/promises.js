'use strict';
// timers/promises: timers that resolve, that signals abort, that intervals iterate.

const assert = require('assert');
const { promisify } = require('util');
const timers = require('timers');
const promises = require('timers/promises');

assert.strictEqual(timers.promises, promises);
assert.strictEqual(promisify(setTimeout), promises.setTimeout);
assert.strictEqual(promisify(setImmediate), promises.setImmediate);

const aborted = { name: 'AbortError', code: 'ABORT_ERR', message: 'The operation was aborted' };
const invalid = { code: 'ERR_INVALID_ARG_TYPE' };

async function single() {
  assert.strictEqual(await promises.setTimeout(1, 'value'), 'value');
  assert.strictEqual(await promises.setTimeout(), undefined);
  assert.strictEqual(await promises.setImmediate('value'), 'value');
  for (const args of [['x'], [1, 1, 5], [1, 1, { signal: 5 }], [1, 1, { ref: 5 }]]) {
    await assert.rejects(promises.setTimeout(...args), invalid);
  }
  await assert.rejects(promises.setImmediate(1, 5), invalid);
  await assert.rejects(promises.setTimeout(1e6, 1, { signal: AbortSignal.abort('why') }), { ...aborted, cause: 'why' });
  await assert.rejects(promises.setImmediate(1, { signal: AbortSignal.abort() }), aborted);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1);
  await assert.rejects(promises.setTimeout(1e6, 1, { signal: controller.signal }), aborted);
  promises.setTimeout(1e6, 1, { ref: false });
}

async function interval() {
  const values = [];
  for await (const value of promises.setInterval(1, 'value')) {
    if (values.push(value) === 3) break;
  }
  assert.deepStrictEqual(values, ['value', 'value', 'value']);
  const controller = new AbortController();
  let count = 0;
  await assert.rejects(async () => {
    for await (const value of promises.setInterval(1, 5, { signal: controller.signal })) {
      assert.strictEqual(value, 5);
      if (++count === 2) controller.abort('enough');
    }
  }, { ...aborted, cause: 'enough' });
  assert.strictEqual(count, 2);
  await assert.rejects(promises.setInterval('x').next(), invalid);
  await assert.rejects(promises.setInterval(1, 0, { signal: AbortSignal.abort() }).next(), aborted);
}

async function scheduler() {
  assert.strictEqual(await promises.scheduler.wait(1), undefined);
  assert.strictEqual(await promises.scheduler.yield(), undefined);
  assert.throws(() => new promises.scheduler.constructor(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
}

let isDone = false;
single().then(interval).then(scheduler).then(() => { isDone = true; });
process.on('exit', () => assert(isDone));
