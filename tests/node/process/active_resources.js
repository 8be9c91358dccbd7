'use strict';
// process.getActiveResourcesInfo names the timers and immediates that keep the program alive.

const assert = require('assert');

const count = (name) => process.getActiveResourcesInfo().filter((own) => own === name).length;

const timer = setTimeout(() => {}, 1e6);
setTimeout(() => {}, 1e6).unref();
const immediate = setImmediate(() => {});
assert.deepStrictEqual([count('Timeout'), count('Immediate')], [1, 1]);
clearTimeout(timer);
clearImmediate(immediate);
assert.deepStrictEqual([count('Timeout'), count('Immediate')], [0, 0]);
