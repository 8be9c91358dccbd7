'use strict';
// A PerformanceObserver is told of entries after the callback that made them.

const assert = require('assert');
const { performance, PerformanceObserver } = require('perf_hooks');

const other = new PerformanceObserver(() => {});
other.observe({ type: 'mark' });
performance.mark('s');
assert.deepStrictEqual(other.takeRecords().map((entry) => entry.name), ['s']);
assert.deepStrictEqual(other.takeRecords(), []);
assert.throws(() => other.observe({ entryTypes: ['mark'] }), { name: 'InvalidModificationError' });
other.disconnect();
performance.clearMarks();

assert.throws(() => new PerformanceObserver(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => other.observe({}), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => other.observe({ entryTypes: ['mark'], type: 'mark' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert(PerformanceObserver.supportedEntryTypes.includes('measure'));

const log = [];
const observer = new PerformanceObserver((list, self) => {
  assert.strictEqual(self, observer);
  log.push(list.getEntries().map((entry) => `${entry.entryType} ${entry.name}`).join());
  assert.strictEqual(list.getEntriesByName('q').length, 1);
  assert.strictEqual(list.getEntriesByType('measure').length, 1);
  observer.disconnect();
  performance.mark('unobserved');
  new PerformanceObserver((buffered, second) => {
    log.push(buffered.getEntries().map((entry) => entry.name).join());
    second.disconnect();
  }).observe({ type: 'mark', buffered: true });
});
observer.observe({ entryTypes: ['mark', 'measure', 'unknown'] });
performance.mark('q');
performance.measure('r', 'q');
log.push('sync');
process.on('exit', () => assert.deepStrictEqual(log, ['sync', 'mark q,measure r', 'q,unobserved']));
