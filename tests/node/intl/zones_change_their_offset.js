'use strict';
// Summer and winter, before and after the last transition that a zone's file lists.
const assert = require('assert');
const fs = require('fs');

if (fs.existsSync('/usr/share/zoneinfo/Europe/Berlin') || process.versions.icu) {
  const berlin = (...utc) =>
    new Date(Date.UTC(...utc)).toLocaleString('en-US', { timeZone: 'Europe/Berlin' });
  assert.strictEqual(berlin(2024, 2, 31, 0, 59), '3/31/2024, 1:59:00 AM');
  assert.strictEqual(berlin(2024, 2, 31, 1, 0), '3/31/2024, 3:00:00 AM');
  assert.strictEqual(berlin(2060, 0, 1), '1/1/2060, 1:00:00 AM');
  assert.strictEqual(berlin(2060, 6, 1), '7/1/2060, 2:00:00 AM');
  assert.strictEqual(berlin(1950, 0, 1), '1/1/1950, 1:00:00 AM');
  const named = (timeZone, timeZoneName) =>
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName, hour: 'numeric' }).format(
      Date.UTC(2024, 6, 4, 15),
    );
  assert.strictEqual(named('America/New_York', 'short'), '11 AM EDT');
  assert.strictEqual(named('America/New_York', 'long'), '11 AM Eastern Daylight Time');
  assert.strictEqual(named('Asia/Kolkata', 'short'), '8 PM GMT+5:30');
  assert.strictEqual(named('Europe/Berlin', 'longOffset'), '5 PM GMT+02:00');
  assert.strictEqual(
    new Intl.DateTimeFormat('en', { timeZone: 'europe/berlin' }).resolvedOptions().timeZone,
    'Europe/Berlin',
  );
}
