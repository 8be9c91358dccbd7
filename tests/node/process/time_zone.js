'use strict';
// Setting process.env.TZ moves the Dates from then on.

const assert = require('assert');

const date = new Date(Date.UTC(2024, 0, 15, 12));
process.env.TZ = 'XST-3';
assert.strictEqual(date.getHours(), 15);
assert.strictEqual(date.getTimezoneOffset(), -180);
process.env.TZ = 'UTC';
assert.strictEqual(date.getHours(), 12);
process.env.TZ = 'YST5';
assert.strictEqual(date.getHours(), 7);
