'use strict';
// A hook that is enabled or disabled by another hears, or stops to hear, once the telling under way has ended.

const assert = require('assert');
const { AsyncResource, createHook } = require('async_hooks');

const heard = [];
const late = createHook({ init: (id, type) => heard.push(`late ${type}`) });
const early = createHook({
  init(id, type) {
    heard.push(`early ${type}`);
    late.enable();
    if (type === 'outer') new AsyncResource('inner');
  },
}).enable();

new AsyncResource('outer');
assert.deepStrictEqual(heard, ['early outer', 'early inner']);
new AsyncResource('next');
assert.deepStrictEqual(heard.slice(2), ['early next', 'late next']);
early.disable();
late.disable();
new AsyncResource('nobody hears');
assert.strictEqual(heard.length, 4);

// Enabling twice is once.
let count = 0;
const twice = createHook({ init: () => { count++; } }).enable().enable();
new AsyncResource('once');
twice.disable();
assert.strictEqual(count, 1);
