'use strict';

const assert = require('assert');
const dayjs = require('dayjs');

dayjs.extend(require('dayjs/plugin/utc'));
dayjs.extend(require('dayjs/plugin/duration'));
dayjs.extend(require('dayjs/plugin/relativeTime'));
dayjs.extend(require('dayjs/plugin/customParseFormat'));
require('dayjs/locale/de');
const time = dayjs.utc('2024-02-29T12:00:00Z');
assert.strictEqual(time.add(1, 'year').format('YYYY-MM-DD'), '2025-02-28');
assert.strictEqual(time.locale('de').format('dddd, D. MMMM'), 'Donnerstag, 29. Februar');
assert.strictEqual(time.to(time.add(3, 'hour')), 'in 3 hours');
assert.strictEqual(dayjs.duration(90, 'minutes').toISOString(), 'PT1H30M');
assert.strictEqual(dayjs('05/01/20 1:02 pm', 'DD/MM/YY h:mm a').month(), 0);
assert.strictEqual(dayjs('x').isValid(), false);
