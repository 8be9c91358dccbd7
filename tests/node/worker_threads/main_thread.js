'use strict';
// What a program may ask about its one thread.
const assert = require('assert');
const w = require('worker_threads');

assert.strictEqual(w.isMainThread, true);
assert.strictEqual(w.threadId, 0);
assert.strictEqual(w.parentPort, null);
assert.strictEqual(w.workerData, null);
assert.deepStrictEqual(w.resourceLimits, {});
assert.strictEqual(typeof w.Worker, 'function');
assert.strictEqual(typeof w.SHARE_ENV, 'symbol');
w.setEnvironmentData('a', { b: 1 });
assert.deepStrictEqual(w.getEnvironmentData('a'), { b: 1 });
w.setEnvironmentData('a');
assert.strictEqual(w.getEnvironmentData('a'), undefined);
assert.strictEqual(w.markAsUntransferable(new ArrayBuffer(1)), undefined);
assert.throws(() => w.receiveMessageOnPort({}), { code: 'ERR_INVALID_ARG_TYPE' });
