'use strict';
// Decimal digits of numbers, rounded half away from zero on what the number reads as, not on its binary
// value: 1.005 to two digits is 1.01 (https://tc39.es/ecma402/#sec-torawfixed).

const { numberOption } = require('internal/intl/locales');

/** What options say of digits: least integer digits, fraction digits, significant digits. */
function digitOptions(options, leastDefault, mostDefault) {
  const integer = numberOption(options.minimumIntegerDigits, 'minimumIntegerDigits', 1, 21, 1);
  const { minimumSignificantDigits, maximumSignificantDigits } = options;
  if (minimumSignificantDigits !== undefined || maximumSignificantDigits !== undefined) {
    const leastSignificant = numberOption(minimumSignificantDigits, 'minimumSignificantDigits', 1, 21, 1);
    const mostSignificant = numberOption(
      maximumSignificantDigits,
      'maximumSignificantDigits',
      leastSignificant,
      21,
      21,
    );
    return { integer, leastSignificant, mostSignificant };
  }
  let least = numberOption(options.minimumFractionDigits, 'minimumFractionDigits', 0, 100);
  let most = numberOption(options.maximumFractionDigits, 'maximumFractionDigits', 0, 100);
  if (least === undefined) least = Math.min(leastDefault, most ?? leastDefault);
  else if (most !== undefined && least > most)
    throw new RangeError('maximumFractionDigits value is out of range.');
  if (most === undefined) most = Math.max(mostDefault, least);
  return { integer, least, most };
}

/** Digits and the place of the point behind them: 1.25 is { digits: '125', point: 1 }. */
function digitsOf(value) {
  const [mantissa, exponent = '0'] = String(value).replace(/^[-+]/, '').toLowerCase().split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  return { digits, point: whole.length + Number(exponent) - (all.length - digits.length) };
}

/** Keeps `count` leading digits. */
function rounded({ digits, point }, count) {
  if (count >= digits.length) return { digits, point };
  if (count < 0 || (count === 0 && digits[0] < '5')) return { digits: '', point: 0 };
  const up = digits[count] >= '5';
  let kept = digits.slice(0, count);
  if (!up) return { digits: kept, point };
  kept = kept.replace(/9+$/, '');
  if (kept === '') return { digits: '1', point: point + 1 };
  return { digits: kept.slice(0, -1) + (Number(kept.at(-1)) + 1), point };
}

/** The digits of a finite value without its sign: "0012.50". */
function decimalText(value, { integer, least, most, leastSignificant, mostSignificant }) {
  const exact = digitsOf(value);
  const { digits, point } = rounded(exact, mostSignificant ?? exact.point + most);
  const significant = digits.replace(/0+$/, '');
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
  let fraction = point > 0 ? significant.slice(point) : '0'.repeat(significant ? -point : 0) + significant;
  const leastFraction = mostSignificant ? leastSignificant - (digits === '' ? 1 : point) : least;
  fraction = fraction.padEnd(Math.max(0, leastFraction), '0');
  return whole.padStart(integer, '0') + (fraction === '' ? '' : `.${fraction}`);
}

module.exports = { digitOptions, digitsOf, decimalText };
