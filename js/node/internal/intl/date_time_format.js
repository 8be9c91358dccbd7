'use strict';
// Intl.DateTimeFormat (https://tc39.es/ecma402/#datetimeformat-objects): the Gregorian calendar, in the
// patterns of en-US. What a zone is called knows the abbreviations of the United States; others are
// shown as offsets.

const { resolveLocale, finish, optionsOf, numberOption, defined, joined } = require('internal/intl/locales');
const { zone, systemZone } = require('internal/intl/zones');

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ERAS = { long: ['Before Christ', 'Anno Domini'], short: ['BC', 'AD'], narrow: ['B', 'A'] };
const WIDTHS = ['narrow', 'short', 'long'];
const NUMBERS = ['2-digit', 'numeric'];
const ZONE_WIDTHS = ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric'];
const FIELDS = {
  weekday: WIDTHS,
  era: WIDTHS,
  year: NUMBERS,
  month: [...NUMBERS, ...WIDTHS],
  day: NUMBERS,
  dayPeriod: WIDTHS,
  hour: NUMBERS,
  minute: NUMBERS,
  second: NUMBERS,
};
const STYLES = ['full', 'long', 'medium', 'short'];
const DATE_STYLES = {
  full: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  long: { month: 'long', day: 'numeric', year: 'numeric' },
  medium: { month: 'short', day: 'numeric', year: 'numeric' },
  short: { month: 'numeric', day: 'numeric', year: '2-digit' },
};
const TIME = { hour: 'numeric', minute: '2-digit', second: '2-digit' };
const TIME_STYLES = {
  full: { ...TIME, timeZoneName: 'long' },
  long: { ...TIME, timeZoneName: 'short' },
  medium: TIME,
  short: { hour: 'numeric', minute: '2-digit' },
};
const AMERICAN = /^(America|US|Pacific\/Honolulu)/;
const AMERICAN_NAMES = {
  E: 'Eastern',
  C: 'Central',
  M: 'Mountain',
  P: 'Pacific',
  AK: 'Alaska',
  H: 'Hawaii-Aleutian',
  A: 'Atlantic',
};

const states = new WeakMap();

function stateOf(format) {
  const state = states.get(format);
  if (!state) throw new TypeError('Method called on incompatible receiver ' + String(format));
  return state;
}

function readFields(options, option) {
  const fields = {};
  for (const name of Object.keys(FIELDS)) fields[name] = option(name, FIELDS[name]);
  const digits = numberOption(options?.fractionalSecondDigits, 'fractionalSecondDigits', 1, 3);
  fields.fractionalSecondDigits = digits;
  fields.timeZoneName = option('timeZoneName', ZONE_WIDTHS);
  return defined(fields);
}

// What is shown when nothing was asked for: `kind` is 'date', 'time' or 'any', `defaults` 'date',
// 'time' or 'all'.
function withDefaults(fields, kind, defaults) {
  const asked = (names) => names.some((name) => fields[name] !== undefined);
  const date = kind !== 'time' && asked(['weekday', 'year', 'month', 'day']);
  const time = kind !== 'date' && asked(['dayPeriod', 'hour', 'minute', 'second', 'fractionalSecondDigits']);
  if (date || time) return fields;
  const all = { ...fields };
  if (defaults !== 'time') Object.assign(all, { year: 'numeric', month: 'numeric', day: 'numeric' });
  if (defaults !== 'date') Object.assign(all, TIME);
  return all;
}

function readStyles(option, fields, kind) {
  const dateStyle = option('dateStyle', STYLES);
  const timeStyle = option('timeStyle', STYLES);
  if (dateStyle === undefined && timeStyle === undefined) return undefined;
  const explicit = Object.keys(fields)[0];
  if (explicit)
    throw new TypeError(`Can't set option ${explicit} when ${dateStyle ? 'dateStyle' : 'timeStyle'} is used`);
  if (kind === 'date' && timeStyle) throw new TypeError('Invalid option : timeStyle');
  if (kind === 'time' && dateStyle) throw new TypeError('Invalid option : dateStyle');
  return { dateStyle, timeStyle };
}

function readHourCycle(options, option, extension) {
  const cycle = option('hourCycle', ['h11', 'h12', 'h23', 'h24'], extension.hc);
  if (options?.hour12 !== undefined) return options.hour12 ? 'h12' : 'h24';
  return cycle ?? 'h12';
}

/** The state of a format; `kind` and `defaults` are those of Date's own methods. */
function makeState(locales, options, kind, defaults) {
  const option = optionsOf(options, 'DateTimeFormat');
  const { locale, extension } = resolveLocale(locales);
  const name = option('timeZone');
  const asked = readFields(options, option);
  const styles = readStyles(option, asked, kind);
  const fields = styles
    ? { ...DATE_STYLES[styles.dateStyle], ...TIME_STYLES[styles.timeStyle] }
    : withDefaults(asked, kind, defaults);
  return {
    locale,
    zone: name === undefined ? systemZone() : zone(name),
    fields: styles ? fields : settled(fields),
    styles,
    hourCycle: fields.hour === undefined ? undefined : readHourCycle(options, option, extension),
  };
}

// Minutes and seconds behind something larger have two digits, alone as few as they need.
function settled(fields) {
  const shown = { ...fields };
  if (shown.minute) shown.minute = shown.hour || shown.second ? '2-digit' : 'numeric';
  if (shown.second) shown.second = shown.minute ? '2-digit' : 'numeric';
  return shown;
}

function DateTimeFormat(locales = undefined, options = undefined) {
  if (!new.target) return new DateTimeFormat(locales, options);
  states.set(this, makeState(locales, options, 'any', 'date'));
}

const two = (value) => String(value).padStart(2, '0');
const sized = (value, width) => (width === '2-digit' ? two(value % 100) : String(value));

function named(list, index, width) {
  const name = list[index];
  if (width === 'long') return name;
  return width === 'narrow' ? name[0] : name.slice(0, 3);
}

const literal = (value) => ({ type: 'literal', value });

/** Puts `separator` between groups of parts. */
function between(groups, separator) {
  return groups.flatMap((group, index) => (index === 0 ? group : [literal(separator), ...group]));
}

function yearPart(local, { year, era }) {
  const number = local.getUTCFullYear();
  return { type: 'year', value: sized(era && number <= 0 ? 1 - number : number, year) };
}

function numericDate(local, fields) {
  const groups = [];
  if (fields.month) groups.push([{ type: 'month', value: sized(local.getUTCMonth() + 1, fields.month) }]);
  if (fields.day) groups.push([{ type: 'day', value: sized(local.getUTCDate(), fields.day) }]);
  if (fields.year) groups.push([yearPart(local, fields)]);
  return between(groups, '/');
}

function wordyDate(local, fields) {
  const parts = [{ type: 'month', value: named(MONTHS, local.getUTCMonth(), fields.month) }];
  if (fields.day) parts.push(literal(' '), { type: 'day', value: sized(local.getUTCDate(), fields.day) });
  if (fields.year) parts.push(literal(fields.day ? ', ' : ' '), yearPart(local, fields));
  return parts;
}

function dateParts(local, given) {
  let fields = given;
  const alone = !fields.year && !fields.month && !fields.day;
  if (fields.era && alone) fields = { ...fields, year: 'numeric', month: 'numeric', day: 'numeric' };
  const wordy = WIDTHS.includes(fields.month);
  let parts = wordy ? wordyDate(local, fields) : numericDate(local, fields);
  if (fields.era) {
    parts = [
      ...parts,
      literal(' '),
      { type: 'era', value: ERAS[fields.era][local.getUTCFullYear() > 0 ? 1 : 0] },
    ];
  }
  if (!fields.weekday) return parts;
  const weekday = { type: 'weekday', value: named(DAYS, local.getUTCDay(), fields.weekday) };
  if (parts.length === 0) return [weekday];
  if (fields.day && !fields.month && !fields.year) return [...parts, literal(' '), weekday];
  return [weekday, literal(', '), ...parts];
}

function hourPart(hours, { hour }, cycle) {
  const value = { h11: hours % 12, h12: hours % 12 || 12, h23: hours, h24: hours || 24 }[cycle];
  const wide = hour === '2-digit' || cycle === 'h23' || cycle === 'h24';
  return { type: 'hour', value: wide ? two(value) : String(value) };
}

function timeParts(local, fields, cycle) {
  const groups = [];
  if (fields.hour) groups.push([hourPart(local.getUTCHours(), fields, cycle)]);
  if (fields.minute) groups.push([{ type: 'minute', value: sized(local.getUTCMinutes(), fields.minute) }]);
  if (fields.second) groups.push([{ type: 'second', value: sized(local.getUTCSeconds(), fields.second) }]);
  const parts = between(groups, ':');
  if (fields.fractionalSecondDigits) {
    const digits = String(local.getUTCMilliseconds())
      .padStart(3, '0')
      .slice(0, fields.fractionalSecondDigits);
    if (fields.second) parts.push(literal('.'));
    parts.push({ type: 'fractionalSecond', value: digits });
  }
  if (fields.hour && (cycle === 'h12' || cycle === 'h11')) {
    parts.push(literal(' '), { type: 'dayPeriod', value: local.getUTCHours() < 12 ? 'AM' : 'PM' });
  }
  return parts;
}

function offsetName(offset, long) {
  if (offset === 0 && long) return 'GMT';
  const minutes = Math.abs(offset) / 60_000;
  const hours = Math.floor(minutes / 60);
  const rest = Math.floor(minutes % 60);
  const sign = offset < 0 ? '-' : '+';
  if (long) return `GMT${sign}${two(hours)}:${two(rest)}`;
  return `GMT${sign}${hours}${rest ? `:${two(rest)}` : ''}`;
}

function zoneText({ zone: { name, offsetAt, shortNameAt }, fields }, time) {
  const width = fields.timeZoneName;
  const long = width.startsWith('long');
  const offset = offsetAt(time);
  if (width.endsWith('Offset')) return offsetName(offset, long);
  if (name === 'UTC') return long ? 'Coordinated Universal Time' : 'UTC';
  const short = shortNameAt(time);
  const match = AMERICAN.test(name) && /^([ECMPHA]|AK)([SD])T$/.exec(short);
  if (!match) return offset === 0 && !long ? 'GMT' : offsetName(offset, long);
  return long ? `${AMERICAN_NAMES[match[1]]} ${match[2] === 'S' ? 'Standard' : 'Daylight'} Time` : short;
}

/** What the system's zone is called at that time, in full. */
function zoneNameOf(date) {
  return zoneText({ zone: systemZone(), fields: { timeZoneName: 'long' } }, +date);
}

function timeOf(value) {
  const time = value === undefined ? Date.now() : Number(value);
  if (!(Math.abs(time) <= 8.64e15)) throw new RangeError('Invalid time value');
  return Math.trunc(time);
}

function partsOf(state, value) {
  const time = timeOf(value);
  const { fields } = state;
  const local = new Date(time + state.zone.offsetAt(time));
  const date = dateParts(local, fields);
  const clock = timeParts(local, fields, state.hourCycle);
  if (fields.timeZoneName) {
    const name = { type: 'timeZoneName', value: zoneText(state, time) };
    if (clock.length === 0) return [...date, literal(', '), name];
    clock.push(literal(' '), name);
  }
  if (date.length === 0 || clock.length === 0) return [...date, ...clock];
  const onlyWeekday = fields.weekday && !fields.day && !fields.month && !fields.year;
  const long = state.styles ? ['full', 'long'].includes(state.styles.dateStyle) : fields.month === 'long';
  return [...date, literal(onlyWeekday ? ' ' : long ? ' at ' : ', '), ...clock];
}

function rangeParts(state, start, end) {
  if (start === undefined || end === undefined)
    throw new TypeError('startDate or endDate cannot be undefined');
  const from = partsOf(state, start);
  const to = partsOf(state, end);
  const with_ = (parts, source) => parts.map((part) => ({ ...part, source }));
  if (joined(from) === joined(to)) return with_(from, 'shared');
  return [
    ...with_(from, 'startRange'),
    { ...literal('\u2009–\u2009'), source: 'shared' },
    ...with_(to, 'endRange'),
  ];
}

DateTimeFormat.prototype = {
  constructor: DateTimeFormat,

  get format() {
    const state = stateOf(this);
    state.bound ??= (date) => joined(partsOf(state, date));
    return state.bound;
  },

  formatToParts(date = undefined) {
    return partsOf(stateOf(this), date);
  },

  formatRange(start, end) {
    return joined(rangeParts(stateOf(this), start, end));
  },

  formatRangeToParts(start, end) {
    return rangeParts(stateOf(this), start, end);
  },

  resolvedOptions() {
    const {
      locale,
      zone: { name },
      fields,
      styles,
      hourCycle,
    } = stateOf(this);
    const clock = hourCycle && { hourCycle, hour12: hourCycle === 'h11' || hourCycle === 'h12' };
    const { weekday, era, year, month, day, dayPeriod, hour, minute, second, ...rest } = fields;
    const wide = hourCycle === 'h23' || hourCycle === 'h24' ? '2-digit' : hour;
    const shown = styles ?? {
      weekday,
      era,
      year,
      month,
      day,
      dayPeriod,
      hour: hour && wide,
      minute,
      second,
      ...rest,
    };
    return defined({
      locale,
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone: name,
      ...clock,
      ...shown,
    });
  },
};

finish(DateTimeFormat, 'DateTimeFormat');

/** What Date's toLocaleString and its kin answer. */
function dateText(date, locales, options, kind, defaults) {
  const time = date.getTime();
  return Number.isNaN(time)
    ? 'Invalid Date'
    : joined(partsOf(makeState(locales, options, kind, defaults), time));
}

module.exports = { DateTimeFormat, dateText, zoneNameOf };
