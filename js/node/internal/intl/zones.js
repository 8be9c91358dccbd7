'use strict';
// Time zones, from the system's zoneinfo files (RFC 8536). Never guesses: a zone whose file isn't
// installed is as unknown as a misspelt one. UTC, fixed offsets and the system's own zone need no
// files.

const fs = require('fs');

const FOLDER = '/usr/share/zoneinfo';
const NAME = /^[a-z][a-z0-9_+-]*(\/[a-z0-9_+-]+)*$/i;
const UTC = /^(etc\/)?(utc|gmt|uct|zulu|universal|greenwich|gmt[+-]?0)$/i;
const MINUTE = 60_000;

const known = new Map();

const fixed = (name, minutes) => ({ name, offsetAt: () => minutes * MINUTE, shortNameAt: () => '' });

/** The name of the system's own zone: TZ, else what /etc/localtime links to. */
function systemName() {
  const told = (process.env.TZ ?? '').replace(/^:/, '');
  if (told !== '') return told.includes('zoneinfo/') ? told.split('zoneinfo/')[1] : told;
  try {
    return fs.readlinkSync('/etc/localtime').split('zoneinfo/')[1] ?? 'UTC';
  } catch {
    return 'UTC';
  }
}

function systemZone() {
  const name = systemName();
  try {
    return zone(name);
  } catch {
    return { name, offsetAt: (time) => -new Date(time).getTimezoneOffset() * MINUTE, shortNameAt: () => '' };
  }
}

function fixedOffset(text) {
  const match = /^([+-])([01]\d|2[0-3])(?::?([0-5]\d))?$/.exec(text);
  if (!match) return undefined;
  const minutes = (Number(match[2]) * 60 + Number(match[3] ?? 0)) * (match[1] === '-' ? -1 : 1);
  return fixed(`${minutes < 0 ? '-' : '+'}${match[2]}:${match[3] ?? '00'}`, minutes);
}

// Names are taken in any case, and files have one: each word begins with a capital, but for some.
function usualCase(name) {
  return name
    .toLowerCase()
    .replace(/(^|[/_-])([a-z])/g, (all, before, letter) => before + letter.toUpperCase())
    .replace(/_(Of|Es)_/g, (word) => word.toLowerCase())
    .replace(/-(Au|Prince|De|Es)-/g, (word) => word.toLowerCase());
}

function readZone(name) {
  for (const candidate of [name, usualCase(name), name.toUpperCase()]) {
    try {
      const bytes = fs.readFileSync(`${FOLDER}/${candidate}`);
      if (bytes.toString('latin1', 0, 4) === 'TZif') return { name: candidate, ...parseZone(bytes) };
    } catch (err) {
      if (err.code === undefined) throw err;
    }
  }
  return undefined;
}

/** The zone called `name`: { name, offsetAt(ms) → ms east of UTC, shortNameAt(ms) }. */
function zone(name) {
  const key = name.toLowerCase();
  if (known.has(key)) return known.get(key);
  const found = UTC.test(name)
    ? fixed('UTC', 0)
    : (fixedOffset(name) ?? (NAME.test(name) ? readZone(name) : undefined));
  if (!found) throw new RangeError(`Invalid time zone specified: ${name}`);
  known.set(key, found);
  return found;
}

function header(bytes, at) {
  const count = (index) => bytes.readUInt32BE(at + 20 + 4 * index);
  const [isUt, isStd, leap, times, types, chars] = [0, 1, 2, 3, 4, 5].map(count);
  return { version: bytes[at + 4], isUt, isStd, leap, times, types, chars };
}

// Version 1 has times of 32 bits; newer files repeat all with 64, and a rule for the time after the last.
function parseZone(bytes) {
  const first = header(bytes, 0);
  if (first.version === 0) return rulesOf(bytes, 44, first, 4);
  const skip = first.times * 5 + first.types * 6 + first.chars + first.leap * 8 + first.isStd + first.isUt;
  return rulesOf(bytes, 88 + skip, header(bytes, 44 + skip), 8);
}

function rulesOf(bytes, start, { times, types, chars, leap, isStd, isUt }, width) {
  const index = start + times * width;
  const type = index + times;
  const names = type + types * 6;
  const end = names + chars + leap * (width + 4) + isStd + isUt;
  const footer = width === 8 ? bytes.toString('latin1', end + 1, bytes.indexOf(10, end + 1)) : '';
  const timeAt = (n) =>
    width === 8 ? Number(bytes.readBigInt64BE(start + n * 8)) : bytes.readInt32BE(start + n * 4);
  const transitions = Array.from({ length: times }, (_, n) => timeAt(n));
  const kinds = Array.from({ length: types }, (_, n) => {
    const name = names + bytes[type + n * 6 + 5];
    return {
      offset: bytes.readInt32BE(type + n * 6) * 1000,
      name: bytes.toString('latin1', name, bytes.indexOf(0, name)),
    };
  });
  const later = footer === '' ? undefined : parseRule(footer);
  const kindAt = (time) => {
    const n = countUpTo(transitions, Math.floor(time / 1000));
    if (n === times && later) return later(time);
    return kinds[n === 0 ? 0 : bytes[index + n - 1]];
  };
  return { offsetAt: (time) => kindAt(time).offset, shortNameAt: (time) => kindAt(time).name };
}

/** How many of the ascending `list` are at most `value`. */
function countUpTo(list, value) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// A rule as in TZ of POSIX: "CET-1CEST,M3.5.0,M10.5.0/3" (RFC 8536, section 3.3.1).
const RULE = /^(<[^>]+>|[A-Za-z]+)([-+\d:]+)(?:(<[^>]+>|[A-Za-z]+)([-+\d:]+)?(?:,([^,]+),(.+))?)?$/;

function seconds(text) {
  const [hours, minutes = 0, rest = 0] = text.replace(/^[-+]/, '').split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60 + rest);
}

function parseRule(text) {
  const match = RULE.exec(text);
  if (!match) return undefined;
  const [, name, west, summerName, summerWest, from, to] = match;
  const plain = (word) => word.replace(/[<>]/g, '');
  const standard = { offset: -seconds(west) * 1000, name: plain(name) };
  if (summerName === undefined || from === undefined) return () => standard;
  const offset = summerWest === undefined ? standard.offset + 3_600_000 : -seconds(summerWest) * 1000;
  const summer = { offset, name: plain(summerName) };
  return (time) => {
    const year = new Date(time + standard.offset).getUTCFullYear();
    const begin = dayOf(from, year) - standard.offset;
    const end = dayOf(to, year) - summer.offset;
    const inside = begin < end ? time >= begin && time < end : time >= begin || time < end;
    return inside ? summer : standard;
  };
}

/** The local time, in ms as if it were UTC, that "M3.5.0/2", "J60" or "59" means in a year. */
function dayOf(text, year) {
  const [day, clock = '2'] = text.split('/');
  const within = seconds(clock) * 1000;
  if (!day.startsWith('M')) {
    const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    const number = day.startsWith('J') ? Number(day.slice(1)) - 1 : Number(day);
    return Date.UTC(year, 0, 1 + number + (day.startsWith('J') && leap && number >= 59 ? 1 : 0)) + within;
  }
  const [month, week, weekday] = day.slice(1).split('.').map(Number);
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  let date = 1 + ((weekday - first + 7) % 7) + (week - 1) * 7;
  if (date > days) date -= 7;
  return Date.UTC(year, month - 1, date) + within;
}

/** The names of all zones installed. */
function names() {
  try {
    return fs
      .readFileSync(`${FOLDER}/tzdata.zi`, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('Z '))
      .map((line) => line.split(' ')[1])
      .filter((name) => /^[A-Z][a-z]+\//.test(name) && !name.startsWith('Etc/'))
      .concat('UTC')
      .sort();
  } catch {
    return ['UTC'];
  }
}

module.exports = { zone, systemZone, names };
