'use strict';
// Local time where 32 bits of seconds end.

const assert = require('assert');
const fs = require('fs');

// Node brings its own table of zones; where the system has none, TZ can hold the rule itself.
const ZONE = 'Europe/Berlin';
process.env.TZ = fs.existsSync(`/usr/share/zoneinfo/${ZONE}`) ? ZONE : 'CET-1CEST,M3.5.0,M10.5.0/3';
const parts = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours()];

assert.deepStrictEqual(parts(new Date(2 ** 31 * 1000)), [2038, 1, 19, 4]);
assert.deepStrictEqual(parts(new Date('2039-07-01T12:00:00Z')), [2039, 7, 1, 14]);
assert.deepStrictEqual(parts(new Date('2106-12-01T12:00:00Z')), [2106, 12, 1, 13]);
assert.strictEqual(new Date('2039-07-01T12:00:00Z').getTimezoneOffset(), -120);
assert.strictEqual(new Date('2039-01-01T12:00:00Z').getTimezoneOffset(), -60);
assert.strictEqual(new Date(2039, 6, 1, 14).toISOString(), '2039-07-01T12:00:00.000Z');
assert.ok(Math.abs(Date.now() - performance.timeOrigin - performance.now()) < 3600e3);
