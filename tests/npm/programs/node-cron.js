'use strict';

const assert = require('assert');
const cron = require('node-cron');

assert.ok(cron.validate('*/5 * * * * *'));
assert.ok(!cron.validate('61 * * * *'));
const task = cron.schedule(
  '* * * * * *',
  () => {
    task.stop();
    task.destroy();
  },
  { timezone: 'UTC' },
);
