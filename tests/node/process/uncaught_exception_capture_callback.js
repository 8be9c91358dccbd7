'use strict';
const assert = require('assert');

assert.strictEqual(process.hasUncaughtExceptionCaptureCallback(), false);
const seen = [];
process.setUncaughtExceptionCaptureCallback((error) => seen.push(error));
assert.strictEqual(process.hasUncaughtExceptionCaptureCallback(), true);
assert.throws(() => process.setUncaughtExceptionCaptureCallback(() => {}), {
  code: 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
});
assert.throws(() => process.setUncaughtExceptionCaptureCallback(5), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('uncaughtException', () => assert.fail('the callback comes first'));
setImmediate(() => { throw 'anything'; });
process.on('exit', () => assert.deepStrictEqual(seen, ['anything']));
