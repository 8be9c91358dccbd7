'use strict';
// What CLDR says of currencies and units in English.

/** Symbols of currencies that have one of their own in en-US. */
const SYMBOLS = {
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  INR: '₹',
  CNY: 'CN¥',
  KRW: '₩',
  BRL: 'R$',
  CAD: 'CA$',
  AUD: 'A$',
  MXN: 'MX$',
  NZD: 'NZ$',
  HKD: 'HK$',
  TWD: 'NT$',
  ILS: '₪',
  VND: '₫',
  XAF: 'FCFA',
  XOF: 'F\u202fCFA',
  PHP: '₱',
};

/** Symbols that stand for several currencies, for `narrowSymbol`. */
const NARROW = {
  CNY: '¥',
  CAD: '$',
  AUD: '$',
  MXN: '$',
  NZD: '$',
  HKD: '$',
  TWD: '$',
  SEK: 'kr',
  NOK: 'kr',
  DKK: 'kr',
  PLN: 'zł',
  RUB: '₽',
  TRY: '₺',
  UAH: '₴',
  CZK: 'Kč',
  SGD: '$',
  ARS: '$',
  CLP: '$',
  COP: '$',
  HUF: 'Ft',
  NGN: '₦',
  EGP: 'E£',
};

/** Fraction digits other than two (ISO 4217). */
const FRACTIONS = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  UGX: 0,
  PYG: 0,
  RWF: 0,
  BHD: 3,
  KWD: 3,
  OMR: 3,
  JOD: 3,
  TND: 3,
  IQD: 0,
};

/** Names, one and many. */
const NAMES = {
  USD: ['US dollar', 'US dollars'],
  EUR: ['euro', 'euros'],
  GBP: ['British pound', 'British pounds'],
  JPY: ['Japanese yen', 'Japanese yen'],
  CHF: ['Swiss franc', 'Swiss francs'],
  INR: ['Indian rupee', 'Indian rupees'],
  CNY: ['Chinese yuan', 'Chinese yuan'],
  CAD: ['Canadian dollar', 'Canadian dollars'],
  AUD: ['Australian dollar', 'Australian dollars'],
};

// Short, narrow (with its space, if any), long.
const UNITS = {
  'bit': [' bit', 'bit', ' bits'],
  'byte': [' byte', 'B', ' bytes'],
  'kilobyte': [' kB', 'kB', ' kilobytes'],
  'megabyte': [' MB', 'MB', ' megabytes'],
  'gigabyte': [' GB', 'GB', ' gigabytes'],
  'terabyte': [' TB', 'TB', ' terabytes'],
  'petabyte': [' PB', 'PB', ' petabytes'],
  'second': [' sec', 's', ' seconds'],
  'minute': [' min', 'm', ' minutes'],
  'hour': [' hr', 'h', ' hours'],
  'day': [' days', 'd', ' days'],
  'week': [' wks', 'w', ' weeks'],
  'month': [' mths', 'm', ' months'],
  'year': [' yrs', 'y', ' years'],
  'millisecond': [' ms', 'ms', ' milliseconds'],
  'meter': [' m', 'm', ' meters'],
  'kilometer': [' km', 'km', ' kilometers'],
  'centimeter': [' cm', 'cm', ' centimeters'],
  'millimeter': [' mm', 'mm', ' millimeters'],
  'mile': [' mi', 'mi', ' miles'],
  'foot': [' ft', '′', ' feet'],
  'inch': [' in', '″', ' inches'],
  'gram': [' g', 'g', ' grams'],
  'kilogram': [' kg', 'kg', ' kilograms'],
  'pound': [' lb', '#', ' pounds'],
  'liter': [' L', 'L', ' liters'],
  'milliliter': [' mL', 'mL', ' milliliters'],
  'percent': ['%', '%', ' percent'],
  'celsius': ['°C', '°C', ' degrees Celsius'],
  'fahrenheit': ['°F', '°', ' degrees Fahrenheit'],
  'degree': [' deg', '°', ' degrees'],
  'kilometer-per-hour': [' km/h', 'km/h', ' kilometers per hour'],
  'mile-per-hour': [' mph', 'mph', ' miles per hour'],
  'meter-per-second': [' m/s', 'm/s', ' meters per second'],
};

/** Short names that are others for one. */
const ONE = { day: ' day', week: ' wk', month: ' mth', year: ' yr', foot: [' foot'], inch: [' inch'] };

module.exports = { SYMBOLS, NARROW, FRACTIONS, NAMES, UNITS, ONE };
