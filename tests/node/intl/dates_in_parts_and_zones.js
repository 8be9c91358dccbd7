'use strict';
// Dates in the patterns of en-US, in any zone the system knows.
const assert = require('assert');

const date = new Date(Date.UTC(2024, 1, 29, 0, 5, 9, 7));
const shown = (options) => new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(date);
assert.strictEqual(shown(), '2/29/2024');
assert.strictEqual(
  shown({ dateStyle: 'full', timeStyle: 'long' }),
  'Thursday, February 29, 2024 at 12:05:09 AM UTC',
);
assert.strictEqual(shown({ dateStyle: 'medium', timeStyle: 'short' }), 'Feb 29, 2024, 12:05 AM');
assert.strictEqual(
  shown({ weekday: 'short', month: 'numeric', day: 'numeric', year: 'numeric' }),
  'Thu, 2/29/2024',
);
assert.strictEqual(shown({ month: 'long', year: 'numeric' }), 'February 2024');
assert.strictEqual(shown({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }), '00:05');
assert.strictEqual(shown({ hour: 'numeric', minute: 'numeric', hour12: false }), '24:05');
assert.strictEqual(shown({ second: 'numeric', fractionalSecondDigits: 3 }), '9.007');
assert.strictEqual(shown({ year: '2-digit', month: '2-digit', day: '2-digit' }), '02/29/24');

const parts = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'short' }).formatToParts(date);
assert.deepStrictEqual(
  parts.map(({ type }) => type),
  ['month', 'literal', 'day', 'literal', 'year'],
);
assert.strictEqual(new Intl.DateTimeFormat('en', { timeZone: 'utc' }).resolvedOptions().timeZone, 'UTC');
assert.strictEqual(typeof Intl.DateTimeFormat().resolvedOptions().timeZone, 'string');
assert.strictEqual(date.toLocaleDateString('en-US', { timeZone: 'UTC', weekday: 'long' }), 'Thursday');
assert.strictEqual(new Date(NaN).toLocaleString(), 'Invalid Date');
assert.throws(() => new Intl.DateTimeFormat('en').format(NaN), RangeError);
assert.throws(() => shown({ timeZone: 'Europe/Nowhere' }), {
  name: 'RangeError',
  message: 'Invalid time zone specified: Europe/Nowhere',
});
assert.throws(() => shown({ month: 'big' }), RangeError);
assert.throws(() => shown({ dateStyle: 'full', year: 'numeric' }), TypeError);
assert.throws(() => date.toLocaleDateString('en-US', { timeStyle: 'short' }), TypeError);
