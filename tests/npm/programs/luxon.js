'use strict';

const assert = require('assert');
const { DateTime, Duration, Interval } = require('luxon');

const time = DateTime.fromISO('2024-02-29T12:00:00Z', { zone: 'utc' });
assert.strictEqual(time.plus({ years: 1 }).toISODate(), '2025-02-28');
assert.strictEqual(time.toFormat('cccc, d LLLL yyyy HH:mm'), 'Thursday, 29 February 2024 12:00');
assert.match(time.toLocaleString(DateTime.DATETIME_MED), /^Feb 29, 2024, 12:00\sPM$/);
assert.strictEqual(time.setZone('America/New_York').hour, 7);
assert.strictEqual(
  DateTime.fromObject({ hour: 12, year: 2024, month: 7 }, { zone: 'Europe/Berlin' }).offset,
  120,
);
assert.strictEqual(DateTime.fromFormat('Feb 3 2021', 'LLL d yyyy').month, 2);
assert.strictEqual(Duration.fromObject({ hours: 1, minutes: 30 }).toHuman(), '1 hour, 30 minutes');
assert.strictEqual(Interval.fromDateTimes(time, time.plus({ days: 2 })).length('hours'), 48);
assert.strictEqual(DateTime.now().minus({ days: 1 }).toRelativeCalendar(), 'yesterday');
