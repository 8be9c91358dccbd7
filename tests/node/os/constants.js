'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');

const { constants } = os;
assert.deepStrictEqual(Object.keys(constants), ['UV_UDP_REUSEADDR', 'dlopen', 'errno', 'signals', 'priority']);
assert.strictEqual(constants.errno.ENOENT, 2);
assert.strictEqual(constants.errno.EWOULDBLOCK, constants.errno.EAGAIN);
assert.strictEqual(constants.signals.SIGKILL, 9);
assert.strictEqual(constants.signals.SIGTERM, 15);
assert.strictEqual(constants.priority.PRIORITY_LOW, 19);
assert.strictEqual(constants.dlopen.RTLD_LAZY, 1);
assert.throws(() => { os.constants = {}; }, TypeError);

// The module of old has them all in one object.
const merged = require('constants');
for (const part of [constants.errno, constants.signals, constants.priority, constants.dlopen, fs.constants]) {
  for (const name of Object.keys(part)) assert.strictEqual(merged[name], part[name], name);
}
assert.ok(Object.isFrozen(merged));
