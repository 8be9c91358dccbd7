'use strict';

const assert = require('assert');
const moment = require('moment');
require('moment/locale/fr');

moment.locale('en');
const time = moment.utc('2020-01-31T10:00:00Z');
assert.strictEqual(time.clone().add(1, 'month').format('LLLL'), 'Saturday, February 29, 2020 10:00 AM');
assert.strictEqual(time.clone().locale('fr').format('dddd D MMMM'), 'vendredi 31 janvier');
assert.strictEqual(moment.duration(3661, 's').humanize(), 'an hour');
assert.strictEqual(moment('2020-13-01', moment.ISO_8601, true).isValid(), false);
assert.strictEqual(time.diff(moment.utc('2019-12-31'), 'days'), 31);
