'use strict';
// hrtime, uptime, cpuUsage, resourceUsage, memoryUsage: units and errors.

const assert = require('assert');

const start = process.hrtime();
assert(start.length === 2 && Number.isInteger(start[0]) && start[1] < 1e9);
const passed = process.hrtime(start);
assert(passed[0] >= 0 && passed[1] >= 0 && passed[0] < 60);
assert(process.hrtime.bigint() - process.hrtime.bigint() <= 0n);
assert.throws(() => process.hrtime(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => process.hrtime([1]), { code: 'ERR_OUT_OF_RANGE' });
assert(process.uptime() > 0 && process.uptime() < 60);

const usage = process.cpuUsage();
assert.deepStrictEqual(Object.keys(usage), ['user', 'system']);
for (let i = 0; i < 1e5; i++) Math.sqrt(i);
const since = process.cpuUsage(usage);
assert(since.user >= 0 && since.system >= 0);
for (const value of [5, {}, { user: '1' }, { user: 1 }]) {
  assert.throws(() => process.cpuUsage(value), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => process.cpuUsage({ user: -1, system: 0 }), { name: 'RangeError', code: 'ERR_INVALID_ARG_VALUE' });

const resources = process.resourceUsage();
assert.deepStrictEqual(Object.keys(resources), [
  'userCPUTime', 'systemCPUTime', 'maxRSS', 'sharedMemorySize', 'unsharedDataSize', 'unsharedStackSize',
  'minorPageFault', 'majorPageFault', 'swappedOut', 'fsRead', 'fsWrite', 'ipcSent', 'ipcReceived', 'signalsCount',
  'voluntaryContextSwitches', 'involuntaryContextSwitches',
]);
assert(resources.maxRSS > 500 && resources.minorPageFault > 0);

const memory = process.memoryUsage();
assert.deepStrictEqual(Object.keys(memory), ['rss', 'heapTotal', 'heapUsed', 'external', 'arrayBuffers']);
assert(memory.rss > 0 && memory.heapUsed > 0 && process.memoryUsage.rss() > 0);
assert(process.constrainedMemory() >= 0);
assert(process.availableMemory() > 0);
