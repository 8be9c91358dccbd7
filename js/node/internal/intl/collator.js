'use strict';
// Intl.Collator (https://tc39.es/ecma402/#collator-objects): the order of words in English. Letters
// first, then accents, then case, as the root of Unicode's collation has it for Latin; other scripts go
// by code points.

const { resolveLocale, finish, optionsOf } = require('internal/intl/locales');

const states = new WeakMap();

// The order of what is not a letter, before digits and letters.
const MARKS = '\t\n\v\f\r\u0085\u2028\u2029 _-–—,;:!?.\'‘’"“”()[]{}@*/\\&#%`^+<=>|~$';
const DIGIT = 1000;
const LETTER = 2000;

function weightOf(character) {
  const mark = MARKS.indexOf(character);
  if (mark >= 0) return mark + 1;
  if (/\d/.test(character)) return DIGIT + Number(character);
  return /[\p{L}\p{N}]/u.test(character)
    ? LETTER + character.codePointAt(0)
    : 100 + character.codePointAt(0) / 0x110000;
}

function compareBase(a, b, numeric) {
  for (let i = 0, j = 0; i < a.length || j < b.length; i++, j++) {
    if (i >= a.length) return -1;
    if (j >= b.length) return 1;
    if (numeric && /\d/.test(a[i]) && /\d/.test(b[j])) {
      const left = /^\d+/.exec(a.slice(i))[0];
      const right = /^\d+/.exec(b.slice(j))[0];
      const by = compareNumbers(left, right);
      if (by !== 0) return by;
      i += left.length - 1;
      j += right.length - 1;
    } else if (a[i] !== b[j]) {
      return weightOf(a[i]) < weightOf(b[j]) ? -1 : 1;
    }
  }
  return 0;
}

function compareNumbers(left, right) {
  if (left.length !== right.length) return left.length < right.length ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

let asciiWeights;

// Most texts differ at a letter of ASCII, which needs no normal form; undefined if this pair doesn't.
function compareAscii(a, b) {
  asciiWeights ??= Float64Array.from({ length: 128 }, (_, code) =>
    weightOf(String.fromCharCode(code).toLowerCase()),
  );
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (!(left >= 32 && left < 127 && right >= 32 && right < 127)) return undefined;
    if (left !== right && asciiWeights[left] !== asciiWeights[right]) {
      return asciiWeights[left] < asciiWeights[right] ? -1 : 1;
    }
  }
  return undefined;
}

/** Letters of Latin that Unicode doesn't take apart, and the plain ones they stand beside. */
const PLAIN = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

const accentsOf = (text) => text.normalize('NFD').toLowerCase();
const baseOf = (text) =>
  accentsOf(text)
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđ]/g, (letter) => PLAIN[letter]);

function compareAccents(a, b) {
  const left = accentsOf(a);
  const right = accentsOf(b);
  return left === right ? 0 : left < right ? -1 : 1;
}

// The first letter that differs only in case decides: lower comes first, unless asked otherwise.
function compareCase(a, b, upperFirst) {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] === b[i]) continue;
    const lower = a[i] === a[i].toLowerCase();
    return lower !== upperFirst ? -1 : 1;
  }
  return 0;
}

function compareTexts({ sensitivity, numeric, caseFirst, ignorePunctuation }, x, y) {
  let a = String(x);
  let b = String(y);
  if (a === b) return 0;
  if (numeric) [a, b] = [a, b].map((text) => text.replace(/(?<!\d)0+(?=\d)/g, ''));
  if (!numeric && !ignorePunctuation) {
    const quick = compareAscii(a, b);
    if (quick !== undefined) return quick;
  }
  if (ignorePunctuation) [a, b] = [a, b].map((text) => text.replace(/[\p{P}\p{Z}]/gu, ''));
  const order = compareBase(baseOf(a), baseOf(b), numeric);
  if (order !== 0 || sensitivity === 'base') return order;
  if (sensitivity === 'case') [a, b] = [a, b].map((text) => text.normalize('NFD').replace(/\p{M}/gu, ''));
  const accents = compareAccents(a, b);
  if (accents !== 0 || sensitivity === 'accent') return accents;
  return compareCase(a.normalize('NFC'), b.normalize('NFC'), caseFirst === 'upper');
}

function Collator(locales = undefined, options = undefined) {
  if (!new.target) return new Collator(locales, options);
  const option = optionsOf(options, 'Collator');
  const { locale, extension } = resolveLocale(locales);
  const numeric = option('numeric', undefined, extension.kn);
  states.set(this, {
    locale,
    usage: option('usage', ['sort', 'search'], 'sort'),
    sensitivity: option('sensitivity', ['base', 'accent', 'case', 'variant'], 'variant'),
    ignorePunctuation: option('ignorePunctuation', undefined, 'false') !== 'false',
    numeric: numeric !== undefined && numeric !== 'false' && numeric !== '',
    caseFirst: option('caseFirst', ['upper', 'lower', 'false'], extension.kf ?? 'false'),
  });
}

Collator.prototype = {
  constructor: Collator,

  get compare() {
    const state = states.get(this);
    if (!state)
      throw new TypeError('Method get Intl.Collator.prototype.compare called on incompatible receiver');
    state.bound ??= (a, b) => compareTexts(state, a, b);
    return state.bound;
  },

  resolvedOptions() {
    const { locale, usage, sensitivity, ignorePunctuation, numeric, caseFirst } = states.get(this);
    return { locale, usage, sensitivity, ignorePunctuation, collation: 'default', numeric, caseFirst };
  },
};

finish(Collator, 'Collator');

let usual;

/** String.prototype.localeCompare: one collator serves all calls that ask for nothing special. */
function localeCompare(a, b, locales, options) {
  if (a === b) return 0;
  if (locales !== undefined || options !== undefined) return new Collator(locales, options).compare(a, b);
  usual ??= states.get(new Collator());
  return compareTexts(usual, a, b);
}

module.exports = { Collator, localeCompare };
