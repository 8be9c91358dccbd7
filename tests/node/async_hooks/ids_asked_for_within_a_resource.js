'use strict';
// The first to ask for an id may be within a resource that is older than the account of ids.
const assert = require('assert');
const { AsyncResource, executionAsyncId, triggerAsyncId } = require('async_hooks');

function descend(depth) {
  const resource = new AsyncResource('DEEP');
  resource.runInAsyncScope(() => {
    const check = () => {
      assert.strictEqual(executionAsyncId(), resource.asyncId());
      assert.strictEqual(triggerAsyncId(), resource.triggerAsyncId());
    };
    check();
    if (depth > 0) descend(depth - 1);
    check();
  });
}
descend(50);
