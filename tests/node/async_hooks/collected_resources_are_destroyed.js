'use strict';
// A resource that nobody holds any more is told of by 'destroy'; one that was destroyed is told of once.
const assert = require('assert');
const { AsyncResource, createHook } = require('async_hooks');
const v8 = require('v8');
const vm = require('vm');

v8.setFlagsFromString('--expose-gc');
const collect = globalThis.gc ?? vm.runInNewContext('gc');

const destroyed = [];
const hook = createHook({ destroy: (id) => destroyed.push(id) }).enable();
const ids = { lost: new AsyncResource('LOST').asyncId() };
(() => {
  const ended = new AsyncResource('ENDED');
  ids.ended = ended.asyncId();
  ended.emitDestroy();
})();

(function wait() {
  collect();
  if (!destroyed.includes(ids.lost)) {
    setTimeout(wait, 1);
    return;
  }
  hook.disable();
  assert.strictEqual(destroyed.filter((id) => id === ids.ended).length, 1);
})();
