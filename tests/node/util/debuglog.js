'use strict';
// Without NODE_DEBUG a debug log is silent and says so.

const assert = require('assert');
const util = require('util');

assert.strictEqual(util.debug, util.debuglog);
let told;
const log = util.debuglog('surely-not-set', (write) => { told = write; });
assert.strictEqual(log.enabled, false);
log('nothing %s', 'seen');
assert.strictEqual(typeof told, 'function');
told('nothing either');
