'use strict';
const assert = require('assert');

assert.strictEqual(new Intl.ListFormat('en').format(['a', 'b', 'c']), 'a, b, and c');
assert.strictEqual(new Intl.ListFormat('en', { type: 'disjunction' }).format(new Set(['a', 'b'])), 'a or b');
assert.strictEqual(new Intl.ListFormat('en', { type: 'unit', style: 'narrow' }).format(['a', 'b']), 'a b');
assert.throws(() => new Intl.ListFormat('en').format([1]), TypeError);

const plural = new Intl.PluralRules('en');
assert.deepStrictEqual(
  [0, 1, 1.5, 2].map((n) => plural.select(n)),
  ['other', 'one', 'other', 'other'],
);
const ordinal = new Intl.PluralRules('en', { type: 'ordinal' });
assert.deepStrictEqual(
  [1, 2, 3, 4, 11, 21, 112].map((n) => ordinal.select(n)),
  ['one', 'two', 'few', 'other', 'other', 'one', 'other'],
);

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
assert.deepStrictEqual(
  [relative.format(-1, 'day'), relative.format(2, 'weeks'), relative.format(-0, 'second')],
  ['yesterday', 'in 2 weeks', 'now'],
);
assert.strictEqual(new Intl.RelativeTimeFormat('en', { style: 'short' }).format(-1, 'month'), '1 mo. ago');
assert.throws(() => relative.format(1, 'moment'), RangeError);
assert.throws(() => relative.format(Infinity, 'day'), RangeError);
