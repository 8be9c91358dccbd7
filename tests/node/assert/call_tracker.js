'use strict';
// CallTracker counts calls and tells of those that lack.
const assert = require('assert');

process.removeAllListeners('warning');
const tracker = new assert.CallTracker();
function add(a, b) { return a + b; }
const tracked = tracker.calls(add, 2);
assert.strictEqual(tracked(1, 2), 3);
assert.deepStrictEqual(tracker.getCalls(tracked), [{ thisArg: undefined, arguments: [1, 2] }]);
const [report] = tracker.report();
assert.strictEqual(report.message, 'Expected the add function to be executed 2 time(s) but was executed 1 time(s).');
assert.deepStrictEqual([report.actual, report.expected, report.operator], [1, 2, 'add']);
assert.throws(() => tracker.verify(), { name: 'AssertionError', message: report.message });
tracked();
tracker.verify();
tracker.reset(tracked);
assert.strictEqual(tracker.getCalls(tracked).length, 0);
assert.throws(() => tracker.getCalls(add), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => tracker.calls(add, 0), { code: 'ERR_OUT_OF_RANGE' });
assert.strictEqual(typeof new assert.CallTracker().calls(3), 'function');
