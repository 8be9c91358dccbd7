'use strict';
// 'uncaughtExceptionMonitor' is told of an error before a capture callback gets it.

const assert = require('assert');

const log = [];
process.on('uncaughtExceptionMonitor', (error, origin) => log.push(`monitor ${error.message} ${origin}`));
process.setUncaughtExceptionCaptureCallback((error) => log.push(`captured ${error.message}`));
setImmediate(() => { throw new Error('x'); });
process.on('exit', () => assert.deepStrictEqual(log, ['monitor x uncaughtException', 'captured x']));
