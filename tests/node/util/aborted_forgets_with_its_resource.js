'use strict';
// util.aborted() holds its resource weakly: when that is gone, so is the listener, and the promise stays pending.
const assert = require('assert');
const { getEventListeners } = require('events');
const { aborted, inspect } = require('util');
const vm = require('vm');

require('v8').setFlagsFromString('--expose-gc');
const collect = globalThis.gc ?? vm.runInNewContext('gc');

const controller = new AbortController();
const kept = {};
const withoutOwner = aborted(controller.signal, {});
const withOwner = aborted(controller.signal, kept);

setTimeout(() => {
  collect();
  setTimeout(() => {
    assert.strictEqual(getEventListeners(controller.signal, 'abort').length, 1);
    controller.abort();
    setImmediate(() => {
      assert.match(inspect(withoutOwner), /<pending>/);
      assert.doesNotMatch(inspect(withOwner), /<pending>/);
      assert.strictEqual(typeof kept, 'object');
    });
  }, 1);
}, 1);

// Within the job nothing is collected.
const other = new AbortController();
const soon = aborted(other.signal, {});
other.abort();
soon.then((event) => { assert.strictEqual(event.type, 'abort'); process.stdout.write('told\n'); });
