'use strict';
// rejects and doesNotReject: promises, functions that make them, and what is neither.

const assert = require('assert');

const failing = () => Promise.reject(new TypeError('failed'));

(async () => {
  await assert.rejects(failing());
  await assert.rejects(failing, TypeError);
  await assert.rejects(failing, { name: 'TypeError', message: 'failed' });
  await assert.rejects(async () => { throw 5; }, (reason) => reason === 5);
  await assert.doesNotReject(Promise.resolve(1));
  await assert.doesNotReject(async () => 1);

  await assert.rejects(assert.rejects(Promise.resolve(1)), { message: 'Missing expected rejection.' });
  await assert.rejects(assert.rejects(Promise.resolve(1), TypeError, 'why'),
    { message: 'Missing expected rejection (TypeError): why', operator: 'rejects' });
  await assert.rejects(assert.rejects(failing, /other/), { code: 'ERR_ASSERTION' });
  await assert.rejects(assert.doesNotReject(failing),
    { message: 'Got unwanted rejection.\nActual message: "failed"', operator: 'doesNotReject' });

  await assert.rejects(assert.rejects(() => 1), { code: 'ERR_INVALID_RETURN_VALUE' });
  await assert.rejects(assert.rejects(5), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(assert.rejects({ then() {} }), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(assert.rejects(() => { throw new RangeError('at once'); }), RangeError);
})().then(() => { process.exitCode = 0; });
process.exitCode = 1;
