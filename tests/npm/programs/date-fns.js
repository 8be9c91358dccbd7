'use strict';

const assert = require('assert');
const { addMonths, format, formatDistance, parse, differenceInDays, isValid } = require('date-fns');
const { de } = require('date-fns/locale');

const date = new Date(2024, 0, 31, 9, 5);
assert.strictEqual(format(addMonths(date, 1), "yyyy-MM-dd'T'HH:mm"), '2024-02-29T09:05');
assert.strictEqual(format(date, 'PPPP', { locale: de }), 'Mittwoch, 31. Januar 2024');
assert.strictEqual(formatDistance(new Date(2024, 0, 28), date, { addSuffix: true }), '3 days ago');
assert.strictEqual(differenceInDays(date, parse('01.01.2024', 'dd.MM.yyyy', new Date())), 30);
assert.ok(!isValid(parse('x', 'yyyy', new Date())));
