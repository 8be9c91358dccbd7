'use strict';
// Intl (https://tc39.es/ecma402/) in English: dates, numbers, order, lists, plurals and segments as
// CLDR has them for en and en-US. Every other language falls back to en-US, which the specification
// allows. No DisplayNames.

const { canonicalList } = require('internal/intl/locales');

const ROOMS = {
  Collator: 'internal/intl/collator',
  DateTimeFormat: 'internal/intl/date_time_format',
  ListFormat: 'internal/intl/list_format',
  Locale: 'internal/intl/locale',
  NumberFormat: 'internal/intl/number_format',
  PluralRules: 'internal/intl/plural_rules',
  RelativeTimeFormat: 'internal/intl/relative_time_format',
  Segmenter: 'internal/intl/segmenter',
};

const VALUES = {
  calendar: () => ['gregory'],
  collation: () => [],
  currency: () => Object.keys(require('internal/intl/number_data').SYMBOLS).sort(),
  numberingSystem: () => ['latn'],
  timeZone: () => require('internal/intl/zones').names(),
  unit: () => Object.keys(require('internal/intl/number_data').UNITS).sort(),
};

const Intl = {};
Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });
const { lazyFrom, define } = require('internal/globals');
for (const name of Object.keys(ROOMS)) lazyFrom(Intl, name, ROOMS[name]);

define(Intl, 'getCanonicalLocales', function getCanonicalLocales(locales) {
  return canonicalList(locales);
});

define(Intl, 'supportedValuesOf', function supportedValuesOf(key) {
  const values = Object.hasOwn(VALUES, key) && VALUES[key];
  if (!values) throw new RangeError(`Invalid key : ${key}`);
  return values();
});

module.exports = { Intl };
