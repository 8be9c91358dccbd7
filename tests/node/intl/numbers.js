'use strict';
// Numbers, money and measures as they are written in English.
const assert = require('assert');

const shown = (value, options) => new Intl.NumberFormat('en-US', options).format(value);
assert.strictEqual(shown(1234567.8915), '1,234,567.892');
assert.strictEqual(shown(1.005, { maximumFractionDigits: 2 }), '1.01');
assert.strictEqual(shown(9.995, { maximumFractionDigits: 2 }), '10');
assert.strictEqual(shown(-0), '-0');
assert.strictEqual(shown(123456789012345678901234567890n), '123,456,789,012,345,678,901,234,567,890');
assert.strictEqual(shown(0.2567, { style: 'percent', maximumFractionDigits: 1 }), '25.7%');
assert.strictEqual(shown(-1234.5, { style: 'currency', currency: 'usd' }), '-$1,234.50');
assert.strictEqual(shown(1234.5, { style: 'currency', currency: 'JPY' }), '¥1,235');
assert.strictEqual(shown(12, { style: 'currency', currency: 'CHF' }), 'CHF\u00a012.00');
assert.strictEqual(shown(-5, { style: 'currency', currency: 'USD', currencySign: 'accounting' }), '($5.00)');
assert.strictEqual(shown(999999, { notation: 'compact' }), '1M');
assert.strictEqual(shown(1234, { notation: 'compact', compactDisplay: 'long' }), '1.2 thousand');
assert.strictEqual(shown(12345, { notation: 'scientific' }), '1.235E4');
assert.strictEqual(shown(0.0012345, { maximumSignificantDigits: 3 }), '0.00123');
assert.strictEqual(shown(5, { minimumIntegerDigits: 2, signDisplay: 'always' }), '+05');
assert.strictEqual(shown(1, { style: 'unit', unit: 'kilobyte', unitDisplay: 'long' }), '1 kilobyte');
assert.strictEqual(shown(NaN) + shown(-Infinity), 'NaN-∞');
assert.strictEqual((1234.5).toLocaleString() + 12345n.toLocaleString(), '1,234.512,345');
assert.deepStrictEqual(
  new Intl.NumberFormat('en').formatToParts(-1234.5).map(({ type }) => type),
  ['minusSign', 'integer', 'group', 'integer', 'decimal', 'fraction'],
);
assert.throws(() => shown(1, { style: 'currency' }), TypeError);
assert.throws(() => shown(1, { style: 'currency', currency: 'x' }), RangeError);
assert.throws(() => shown(1, { minimumFractionDigits: 101 }), RangeError);
assert.throws(() => shown(1, { minimumFractionDigits: 3, maximumFractionDigits: 2 }), RangeError);
