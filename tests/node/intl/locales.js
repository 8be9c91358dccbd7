'use strict';
const assert = require('assert');

assert.deepStrictEqual(Intl.getCanonicalLocales(['EN-us', 'de-latn-de']), ['en-US', 'de-Latn-DE']);
assert.throws(() => Intl.getCanonicalLocales('x_y'), RangeError);
const locale = new Intl.Locale('en-Latn-US-u-hc-h23-kn', { calendar: 'buddhist' });
assert.strictEqual(String(locale), 'en-Latn-US-u-ca-buddhist-hc-h23-kn');
assert.deepStrictEqual(
  [locale.language, locale.script, locale.region, locale.hourCycle, locale.numeric, locale.calendar],
  ['en', 'Latn', 'US', 'h23', true, 'buddhist'],
);
assert.deepStrictEqual(Intl.DateTimeFormat.supportedLocalesOf(['en-US']), ['en-US']);
assert.strictEqual(Object.prototype.toString.call(Intl.Collator()), '[object Intl.Collator]');
assert.throws(() => Intl.supportedValuesOf('colour'), RangeError);
assert.ok(Intl.supportedValuesOf('currency').includes('EUR'));
