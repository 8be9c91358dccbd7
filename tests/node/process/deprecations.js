'use strict';
// Deprecation warnings can be silenced and can be made errors.

const assert = require('assert');

process.removeAllListeners('warning');
const log = [];
process.on('warning', (warning) => log.push(warning.message));
process.on('uncaughtException', (error) => log.push(`thrown ${error.message}`));

process.noDeprecation = true;
process.emitWarning('silenced', 'DeprecationWarning');
process.noDeprecation = false;
process.emitWarning('heard', 'DeprecationWarning', 'DEP0');
process.throwDeprecation = true;
process.emitWarning('error', 'DeprecationWarning');
process.emitWarning('no deprecation');
process.throwDeprecation = false;
process.on('exit', () => assert.deepStrictEqual(log, ['heard', 'thrown error', 'no deprecation']));
