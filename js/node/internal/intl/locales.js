'use strict';
// Language tags (RFC 5646, https://unicode.org/reports/tr35/#Unicode_locale_identifier), which of them
// there are, and how options are read. All formats know en and en-US, and answer every other tag with
// en-US.

const DEFAULT = 'en-US';
const TAG = new RegExp(
  '^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*' +
    '(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?$',
  'i',
);

function canonicalPart(part, index, parts) {
  const inExtension = parts.slice(1, index).some((earlier) => earlier.length === 1);
  if (index === 0 || inExtension || part.length === 1) return part.toLowerCase();
  if (part.length === 4 && /^[a-z]/i.test(part)) return part[0].toUpperCase() + part.slice(1).toLowerCase();
  return part.length === 2 ? part.toUpperCase() : part.toLowerCase();
}

function canonicalTag(tag) {
  if (typeof tag !== 'string' && (typeof tag !== 'object' || tag === null)) {
    throw new TypeError('Incorrect locale information provided');
  }
  const text = String(tag);
  if (!TAG.test(text)) throw new RangeError('Incorrect locale information provided');
  return text.split('-').map(canonicalPart).join('-');
}

function canonicalList(locales) {
  if (locales === undefined) return [];
  const given = typeof locales === 'string' || isLocale(locales) ? [locales] : Array.from(Object(locales));
  return [...new Set(given.map(canonicalTag))];
}

const isLocale = (value) =>
  typeof value === 'object' && value !== null && value[Symbol.toStringTag] === 'Intl.Locale';

const withoutExtensions = (tag) => tag.replace(/-[a-z0-9]-.*$/, '');

function isSupported(tag) {
  const plain = withoutExtensions(tag);
  return plain === 'en' || plain === DEFAULT;
}

/** The locale that stands for the first one wanted, and what its extension `-u-` asks for, by key. */
function resolveLocale(locales) {
  const wanted = canonicalList(locales).find(isSupported) ?? DEFAULT;
  const extension = {};
  for (const [, key, value] of wanted.matchAll(/-(hc|nu|ca|kn|kf)-([a-z0-9]{3,8})/g)) extension[key] = value;
  if (/-kn(-[a-z]{2}(-|$)|$)/.test(wanted)) extension.kn = 'true';
  return { locale: withoutExtensions(wanted), extension };
}

/** Puts `supportedLocalesOf` and the tag on the constructor of a format. */
function finish(Format, name) {
  Object.defineProperty(Format, 'supportedLocalesOf', {
    value: function supportedLocalesOf(locales) {
      return canonicalList(locales).filter(isSupported);
    },
    writable: true,
    configurable: true,
  });
  Object.defineProperty(Format.prototype, Symbol.toStringTag, { value: `Intl.${name}`, configurable: true });
  for (const key of Object.getOwnPropertyNames(Format.prototype)) {
    Object.defineProperty(Format.prototype, key, { enumerable: false });
  }
}

/** A reader of `options`: option(name, allowed values or nothing, fallback), as text. */
function optionsOf(options, format) {
  if (options === null) throw new TypeError('Cannot convert undefined or null to object');
  const given = options === undefined ? {} : Object(options);
  return function option(name, allowed, fallback) {
    const value = given[name];
    if (value === undefined) return fallback;
    const text = String(value);
    if (allowed && !allowed.includes(text)) {
      throw new RangeError(`Value ${text} out of range for Intl.${format} options property ${name}`);
    }
    return text;
  };
}

/** A whole number of the options between `least` and `most`. */
function numberOption(value, name, least, most, fallback) {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!(number >= least && number <= most)) throw new RangeError(`${name} value is out of range.`);
  return Math.floor(number);
}

/** An object of what `values` has that isn't undefined. */
function defined(values) {
  const object = {};
  for (const key of Object.keys(values)) if (values[key] !== undefined) object[key] = values[key];
  return object;
}

/** The text of parts. */
const joined = (parts) => {
  let text = '';
  for (const part of parts) text += part.value;
  return text;
};

module.exports = {
  canonicalTag,
  canonicalList,
  resolveLocale,
  finish,
  optionsOf,
  numberOption,
  defined,
  joined,
};
