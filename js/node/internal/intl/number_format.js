'use strict';
// Intl.NumberFormat (https://tc39.es/ecma402/#numberformat-objects).

const { resolveLocale, finish, optionsOf, defined, joined } = require('internal/intl/locales');
const { digitOptions, digitsOf, decimalText } = require('internal/intl/decimals');
const { SYMBOLS, NARROW, FRACTIONS, NAMES, UNITS, ONE } = require('internal/intl/number_data');

const states = new WeakMap();
const DIGIT_OPTIONS = [
  'minimumFractionDigits',
  'maximumFractionDigits',
  'maximumSignificantDigits',
  'minimumSignificantDigits',
];
const COMPACT = {
  short: ['', 'K', 'M', 'B', 'T'],
  long: ['', ' thousand', ' million', ' billion', ' trillion'],
};

function stateOf(format) {
  const state = states.get(format);
  if (!state) throw new TypeError('Method called on incompatible receiver ' + String(format));
  return state;
}

function readCurrency(option, style) {
  const currency = option('currency');
  if (currency !== undefined && !/^[a-z]{3}$/i.test(currency)) {
    throw new RangeError(`Invalid currency code : ${currency}`);
  }
  if (style !== 'currency') return {};
  if (currency === undefined) throw new TypeError('Currency code is required with currency style.');
  return {
    currency: currency.toUpperCase(),
    currencyDisplay: option('currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol'),
    currencySign: option('currencySign', ['standard', 'accounting'], 'standard'),
  };
}

function readUnit(option, style) {
  const unit = option('unit');
  if (unit !== undefined && !Object.hasOwn(UNITS, unit)) {
    throw new RangeError(`Invalid unit argument for Intl.NumberFormat() '${unit}'`);
  }
  if (style !== 'unit') return {};
  if (unit === undefined) throw new TypeError('Required unit option missing');
  return { unit, unitDisplay: option('unitDisplay', ['short', 'narrow', 'long'], 'short') };
}

function readDigits(options, { style, currency, notation }) {
  const fraction = style === 'currency' ? (FRACTIONS[currency] ?? 2) : 0;
  if (notation === 'compact') return digitOptions(options, 0, 0);
  return digitOptions(options, fraction, style === 'currency' ? fraction : style === 'percent' ? 0 : 3);
}

function readGrouping(options, notation) {
  const { useGrouping } = options;
  if (useGrouping === undefined) return notation === 'compact' ? 'min2' : 'auto';
  if (useGrouping === false || useGrouping === 'false') return useGrouping === false ? false : 'auto';
  return useGrouping === true ? 'always' : String(useGrouping);
}

function NumberFormat(locales = undefined, options = undefined) {
  if (!new.target) return new NumberFormat(locales, options);
  const option = optionsOf(options, 'NumberFormat');
  const style = option('style', ['decimal', 'percent', 'currency', 'unit'], 'decimal');
  const state = { style, ...readCurrency(option, style), ...readUnit(option, style) };
  state.locale = resolveLocale(locales).locale;
  state.notation = option('notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard');
  state.compactDisplay = option('compactDisplay', ['short', 'long'], 'short');
  state.digits = readDigits(options ?? {}, state);
  state.ownDigits = DIGIT_OPTIONS.some((name) => options?.[name] !== undefined);
  state.useGrouping = readGrouping(options ?? {}, state.notation);
  state.signDisplay = option('signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto');
  states.set(this, state);
}

function grouped(whole, useGrouping) {
  const least = useGrouping === 'min2' ? 5 : 4;
  if (!useGrouping || whole.length < least) return [whole];
  const groups = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return groups;
}

function digitParts(text, useGrouping) {
  const [whole, fraction] = text.split('.');
  const parts = [];
  grouped(whole, useGrouping).forEach((value, index) => {
    if (index > 0) parts.push({ type: 'group', value: ',' });
    parts.push({ type: 'integer', value });
  });
  if (fraction !== undefined)
    parts.push({ type: 'decimal', value: '.' }, { type: 'fraction', value: fraction });
  return parts;
}

// Moves the point of the value's digits, exactly.
const scaled = (value, places) => {
  const { digits, point } = digitsOf(value);
  return digits === '' ? '0' : `0.${digits}e${point + places}`;
};

// Two significant digits below a hundred, whole numbers above, unless digits were asked for.
function compactText(text, state) {
  if (state.ownDigits) return decimalText(text, state.digits);
  const whole = digitsOf(text).point;
  return decimalText(text, { integer: 1, leastSignificant: 1, mostSignificant: Math.max(2, whole) });
}

function compactParts(value, state) {
  const names = COMPACT[state.compactDisplay];
  let step = Math.max(0, Math.min(names.length - 1, Math.floor((digitsOf(value).point - 1) / 3)));
  let text = compactText(scaled(value, -3 * step), state);
  if (text === '1000' && step < names.length - 1) text = compactText(scaled(value, -3 * ++step), state);
  const parts = digitParts(text, state.useGrouping);
  const space = names[step].startsWith(' ') ? [{ type: 'literal', value: ' ' }] : [];
  return step === 0 ? parts : [...parts, ...space, { type: 'compact', value: names[step].trim() }];
}

function scientificParts(value, state) {
  const { point, digits } = digitsOf(value);
  const step = state.notation === 'engineering' ? 3 : 1;
  const exponent = digits === '' ? 0 : Math.floor((point - 1) / step) * step;
  const parts = digitParts(decimalText(scaled(value, -exponent), state.digits), false);
  parts.push({ type: 'exponentSeparator', value: 'E' });
  if (exponent < 0) parts.push({ type: 'exponentMinusSign', value: '-' });
  parts.push({ type: 'exponentInteger', value: String(Math.abs(exponent)) });
  return parts;
}

function magnitudeParts(value, state) {
  if (typeof value === 'number' && Number.isNaN(value)) return [{ type: 'nan', value: 'NaN' }];
  if (value === Infinity || value === -Infinity) return [{ type: 'infinity', value: '∞' }];
  const shown = state.style === 'percent' ? scaled(value, 2) : value;
  if (state.notation === 'compact') return compactParts(shown, state);
  if (state.notation !== 'standard') return scientificParts(shown, state);
  return digitParts(decimalText(shown, state.digits), state.useGrouping);
}

function signOf(negative, zero, display) {
  switch (display) {
    case 'never':
      return '';
    case 'always':
      return negative ? '-' : '+';
    case 'exceptZero':
      return zero ? '' : negative ? '-' : '+';
    case 'negative':
      return negative && !zero ? '-' : '';
    default:
      return negative ? '-' : '';
  }
}

function currencySymbol({ currency, currencyDisplay }) {
  if (currencyDisplay === 'code') return currency;
  return (currencyDisplay === 'narrowSymbol' && NARROW[currency]) || SYMBOLS[currency] || currency;
}

function withCurrency(parts, state) {
  if (state.currencyDisplay === 'name') {
    const [one, many] = NAMES[state.currency] ?? [state.currency, state.currency];
    const value = joined(parts) === '1' ? one : many;
    return [...parts, { type: 'literal', value: ' ' }, { type: 'currency', value }];
  }
  const value = currencySymbol(state);
  const space = /[A-Z]$/.test(value) ? [{ type: 'literal', value: '\u00a0' }] : [];
  return [{ type: 'currency', value }, ...space, ...parts];
}

function withUnit(parts, { unit, unitDisplay }) {
  const [short, narrow, long] = UNITS[unit];
  const one = joined(parts) === '1';
  let text = { short, narrow, long }[unitDisplay];
  if (one && unitDisplay === 'long')
    text = Array.isArray(ONE[unit]) ? ONE[unit][0] : long.replace(/s( |$)/, '$1');
  else if (one && unitDisplay === 'short' && typeof ONE[unit] === 'string') text = ONE[unit];
  const type = unit === 'percent' && unitDisplay !== 'long' ? 'percentSign' : 'unit';
  const space = text.startsWith(' ') ? [{ type: 'literal', value: ' ' }] : [];
  return [...parts, ...space, { type, value: text.trim() }];
}

/** Numbers, BigInts and decimal texts, the last without loss. */
function numeric(value) {
  const isObject = typeof value === 'object' && value !== null;
  const plain = isObject ? (value[Symbol.toPrimitive]?.('number') ?? value.valueOf()) : value;
  if (typeof plain === 'bigint') return plain;
  if (typeof plain === 'string' && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(plain)) return plain.trim();
  return Number(plain);
}

function partsOf(state, given) {
  const value = numeric(given);
  const negative = typeof value === 'string' ? value.startsWith('-') : value < 0 || Object.is(value, -0);
  let parts = magnitudeParts(value, state);
  const zero = !parts.some((part) => part.type === 'infinity' || /[1-9]/.test(part.value));
  const sign = signOf(negative, zero, state.signDisplay);
  if (state.style === 'percent') parts.push({ type: 'percentSign', value: '%' });
  if (state.style === 'unit') parts = withUnit(parts, state);
  if (state.style === 'currency') parts = withCurrency(parts, state);
  if (sign === '') return parts;
  if (sign === '-' && state.currencySign === 'accounting') {
    return [{ type: 'literal', value: '(' }, ...parts, { type: 'literal', value: ')' }];
  }
  return [{ type: sign === '-' ? 'minusSign' : 'plusSign', value: sign }, ...parts];
}

NumberFormat.prototype = {
  constructor: NumberFormat,

  get format() {
    const state = stateOf(this);
    state.bound ??= (value) => joined(partsOf(state, value));
    return state.bound;
  },

  formatToParts(value) {
    return partsOf(stateOf(this), value);
  },

  formatRange(start, end) {
    const from = this.format(start);
    const to = this.format(end);
    return from === to ? `~${from}` : `${from} – ${to}`;
  },

  resolvedOptions() {
    const { locale, style, digits, notation, ...state } = stateOf(this);
    return defined({
      locale,
      numberingSystem: 'latn',
      style,
      currency: state.currency,
      currencyDisplay: state.currencyDisplay,
      currencySign: state.currencySign,
      unit: state.unit,
      unitDisplay: state.unitDisplay,
      minimumIntegerDigits: digits.integer,
      minimumFractionDigits: digits.least,
      maximumFractionDigits: digits.most,
      minimumSignificantDigits: digits.leastSignificant,
      maximumSignificantDigits: digits.mostSignificant,
      useGrouping: state.useGrouping,
      notation,
      compactDisplay: notation === 'compact' ? state.compactDisplay : undefined,
      signDisplay: state.signDisplay,
      roundingMode: 'halfExpand',
      roundingIncrement: 1,
      trailingZeroDisplay: 'auto',
      roundingPriority: 'auto',
    });
  },
};

finish(NumberFormat, 'NumberFormat');
module.exports = { NumberFormat };
