'use strict';
// Intl.PluralRules (https://tc39.es/ecma402/#pluralrules-objects): 1 cat, 2 cats; 1st, 2nd, 3rd, 4th.

const { resolveLocale, finish, optionsOf } = require('internal/intl/locales');
const { digitOptions, decimalText } = require('internal/intl/decimals');

class PluralRules {
  #locale;
  #type;
  #digits;

  constructor(locales = undefined, options = undefined) {
    const option = optionsOf(options, 'PluralRules');
    this.#locale = resolveLocale(locales).locale;
    this.#type = option('type', ['cardinal', 'ordinal'], 'cardinal');
    this.#digits = digitOptions(options ?? {}, 0, 3);
  }

  select(value) {
    const number = Math.abs(Number(value));
    if (this.#type === 'cardinal') {
      return Number.isFinite(number) && decimalText(number, this.#digits) === '1' ? 'one' : 'other';
    }
    if (!Number.isInteger(number) || (number % 100 >= 11 && number % 100 <= 13)) return 'other';
    return { 1: 'one', 2: 'two', 3: 'few' }[number % 10] ?? 'other';
  }

  selectRange(start, end) {
    if (start === undefined || end === undefined) throw new TypeError('start and end must be given');
    if (Number.isNaN(Number(start)) || Number.isNaN(Number(end))) throw new RangeError('Invalid number');
    return this.#type === 'cardinal' ? 'other' : this.select(end);
  }

  resolvedOptions() {
    const { integer, least, most, leastSignificant, mostSignificant } = this.#digits;
    const categories = this.#type === 'cardinal' ? ['one', 'other'] : ['few', 'one', 'two', 'other'];
    return {
      locale: this.#locale,
      type: this.#type,
      minimumIntegerDigits: integer,
      ...(mostSignificant
        ? { minimumSignificantDigits: leastSignificant, maximumSignificantDigits: mostSignificant }
        : { minimumFractionDigits: least, maximumFractionDigits: most }),
      pluralCategories: categories,
      roundingIncrement: 1,
      roundingMode: 'halfExpand',
      roundingPriority: 'auto',
      trailingZeroDisplay: 'auto',
    };
  }
}

finish(PluralRules, 'PluralRules');
module.exports = { PluralRules };
