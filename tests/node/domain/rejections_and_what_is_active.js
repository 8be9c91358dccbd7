'use strict';
const assert = require('assert');
const domain = require('domain');

let rejections = 0;
const first = domain.create();
first.on('error', (error) => {
  assert.strictEqual(error.message, 'rejected');
  rejections++;
});
first.run(() => { Promise.reject(new Error('rejected')); });

// A handler runs outside of its domain, and within the one around that; so does what it puts off.
let handled = 0;
const outer = domain.create();
const inner = domain.create();
inner.on('error', () => {
  assert.strictEqual(domain._stack.length, 1);
  assert.strictEqual(process.domain, outer);
  process.nextTick(() => {
    assert.strictEqual(process.domain, outer);
    assert.strictEqual(domain._stack.length, 1);
    handled++;
  });
});
setImmediate(() => outer.run(() => inner.run(() => { throw new Error('thrown'); })));

// Nobody handles this one: the process is asked with no domain active.
process.once('uncaughtException', (error) => {
  assert.strictEqual(error.message, 'alone');
  assert.strictEqual(process.domain, null);
});
setTimeout(() => domain.create().run(() => { throw new Error('alone'); }), 1);

process.on('exit', () => {
  assert.strictEqual(rejections, 1);
  assert.strictEqual(handled, 1);
});
assert.throws(() => process.setUncaughtExceptionCaptureCallback(() => {}),
  (error) => error.code === 'ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE' && error.stack.includes('-'.repeat(40)));
