'use strict';
// Intl.RelativeTimeFormat (https://tc39.es/ecma402/#relativetimeformat-objects): "in 3 days",
// "yesterday".

const { resolveLocale, finish, optionsOf, joined } = require('internal/intl/locales');

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];
const SHORT = {
  second: 'sec.',
  minute: 'min.',
  hour: 'hr.',
  day: 'day',
  week: 'wk.',
  month: 'mo.',
  quarter: 'qtr.',
  year: 'yr.',
};
const NARROW = {
  second: 's',
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'mo',
  quarter: 'q',
  year: 'y',
};
const NAMED = { day: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' } };

function singular(unit) {
  const name = String(unit).replace(/s$/, '');
  if (!UNITS.includes(name))
    throw new RangeError(`Invalid unit argument for Intl.RelativeTimeFormat.prototype.format() '${unit}'`);
  return name;
}

function namedMoment(value, unit, style) {
  if (NAMED[unit]) return NAMED[unit][value];
  if (unit === 'second') return value === 0 ? 'now' : undefined;
  const ofClock = unit === 'minute' || unit === 'hour';
  const shown = style === 'long' || ofClock ? unit : SHORT[unit];
  if (value === 0) return `this ${shown}`;
  if (ofClock) return undefined;
  return { '-1': `last ${shown}`, '1': `next ${shown}` }[value];
}

class RelativeTimeFormat {
  #locale;
  #style;
  #numeric;
  #numbers;

  constructor(locales = undefined, options = undefined) {
    const option = optionsOf(options, 'RelativeTimeFormat');
    this.#locale = resolveLocale(locales).locale;
    this.#style = option('style', ['long', 'short', 'narrow'], 'long');
    this.#numeric = option('numeric', ['always', 'auto'], 'always');
    this.#numbers = new (require('internal/intl/number_format').NumberFormat)();
  }

  #unitText(text, unit) {
    if (this.#style === 'narrow') return NARROW[unit];
    const one = text === '1';
    if (this.#style === 'long') return ` ${unit}${one ? '' : 's'}`;
    const plural = unit === 'day' ? 'days' : unit === 'quarter' ? 'qtrs.' : SHORT[unit];
    return ` ${one ? SHORT[unit] : plural}`;
  }

  formatToParts(value, unit) {
    const name = singular(unit);
    const number = Number(value);
    if (!Number.isFinite(number)) throw new RangeError('Invalid time value');
    const named = this.#numeric === 'auto' && namedMoment(number, name, this.#style);
    if (named) return [{ type: 'literal', value: named }];
    const ago = number < 0 || Object.is(number, -0);
    const parts = this.#numbers.formatToParts(Math.abs(number)).map((part) => ({ ...part, unit: name }));
    const after = this.#unitText(joined(parts), name) + (ago ? ' ago' : '');
    return [...(ago ? [] : [{ type: 'literal', value: 'in ' }]), ...parts, { type: 'literal', value: after }];
  }

  format(value, unit) {
    return joined(this.formatToParts(value, unit));
  }

  resolvedOptions() {
    return { locale: this.#locale, style: this.#style, numeric: this.#numeric, numberingSystem: 'latn' };
  }
}

finish(RelativeTimeFormat, 'RelativeTimeFormat');
module.exports = { RelativeTimeFormat };
