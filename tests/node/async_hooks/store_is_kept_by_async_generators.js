'use strict';
// The body of an async generator runs with the store of whoever asks for its next value.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();

async function* numbers() {
  yield 1;
  await new Promise((resolve) => setImmediate(resolve));
  assert.strictEqual(storage.getStore(), 'asker');
  yield Promise.resolve(2);
}

let count = 0;
storage.run('asker', async () => {
  for await (const number of numbers()) {
    count += number;
    assert.strictEqual(storage.getStore(), 'asker');
  }
  for await (const number of [3, Promise.resolve(4)]) {
    count += number;
    assert.strictEqual(storage.getStore(), 'asker');
  }
});
process.on('exit', () => assert.strictEqual(count, 10));
