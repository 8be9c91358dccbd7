'use strict';
// Whatever is awaited (a promise that is settled or not, a plain value, a thenable, a subclass), the store is
// that of before; others that run meanwhile keep theirs.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const later = () => new Promise((resolve) => setImmediate(resolve));
class Sub extends Promise {}

const awaited = {
  value: () => 5,
  undefined: () => undefined,
  resolved: () => Promise.resolve(1),
  pending: () => later(),
  thenable: () => ({ then(resolve) { resolve(1); } }),
  lateThenable: () => ({ then(resolve) { setImmediate(resolve); } }),
  subclass: () => Sub.resolve(1),
  lateSubclass: () => new Sub((resolve) => { setImmediate(resolve); }),
  asyncFunction: async () => { await 1; await later(); },
  all: () => Promise.all([later(), 1, Promise.resolve(2)]),
  race: () => Promise.race([later(), later()]),
  finally: () => later().finally(() => {}),
  rejected: () => Promise.reject(new Error('expected')),
  lateRejected: () => later().then(() => { throw new Error('expected'); }),
  asyncThrow: async () => { await later(); throw new Error('expected'); },
  rejectedSubclass: () => Sub.reject(new Error('expected')),
  rejectingThenable: () => ({ then(resolve, reject) { later().then(() => { throw new Error('expected'); }).then(resolve, reject); } }),
};

async function inside(id) {
  for (const name of Object.keys(awaited)) {
    assert.strictEqual(storage.getStore(), id, `before ${name}`);
    try {
      await awaited[name]();
    } catch (error) {
      assert.strictEqual(error.message, 'expected');
    }
    assert.strictEqual(storage.getStore(), id, `after ${name}`);
  }
}

async function outside() {
  for (let i = 0; i < 3; i++) {
    for (const name of Object.keys(awaited)) {
      await Promise.resolve(awaited[name]()).catch(() => {});
      assert.strictEqual(storage.getStore(), undefined, `outside, ${name}`);
    }
  }
}

const all = [outside(), storage.run('a', inside, 'a'), outside(), storage.run('b', inside, 'b')];
assert.strictEqual(storage.getStore(), undefined);
let isDone = false;
Promise.all(all).then(() => { isDone = true; });
process.on('exit', () => assert(isDone));
