'use strict';
// A tracing channel tells of the beginning, end and outcome of a call: synchronous, by promise and by callback.

const assert = require('assert');
const dc = require('diagnostics_channel');

const tracing = dc.tracingChannel('work');
assert.strictEqual(tracing.start, dc.channel('tracing:work:start'));

let log = [];
const handlers = {};
for (const event of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) {
  handlers[event] = (context) => log.push(`${event} ${Object.keys(context).join()}`);
}
const logged = () => {
  const taken = log;
  log = [];
  return taken;
};

tracing.subscribe(handlers);

assert.strictEqual(tracing.traceSync(function(a) { return this.base + a; }, { c: 1 }, { base: 1 }, 4), 5);
assert.deepStrictEqual(logged(), ['start c', 'end c,result']);
assert.throws(() => tracing.traceSync(() => { throw new RangeError('bad'); }, { c: 1 }), RangeError);
assert.deepStrictEqual(logged(), ['start c', 'error c,error', 'end c,error']);

async function promises() {
  assert.strictEqual(await tracing.tracePromise(async (v) => v * 2, { c: 1 }, null, 4), 8);
  assert.deepStrictEqual(logged(), ['start c', 'end c', 'asyncStart c,result', 'asyncEnd c,result']);
  await assert.rejects(tracing.tracePromise(async () => { throw new TypeError('rejected'); }, { c: 1 }), TypeError);
  assert.deepStrictEqual(logged(), ['start c', 'end c', 'error c,error', 'asyncStart c,error', 'asyncEnd c,error']);
}

function callbacks() {
  const work = (value, callback) => setImmediate(callback, null, value);
  tracing.traceCallback(work, 1, { c: 1 }, null, 'value', (error, result) => {
    assert.deepStrictEqual([error, result], [null, 'value']);
    setImmediate(() => {
      assert.deepStrictEqual(logged(), ['start c', 'end c', 'asyncStart c,result', 'asyncEnd c,result']);
      assert.strictEqual(tracing.unsubscribe(handlers), true);
      assert.strictEqual(tracing.unsubscribe(handlers), false);
    });
  });
}

assert.throws(() => tracing.traceCallback((x) => x, 0, {}, null, 5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => dc.tracingChannel(), { code: 'ERR_INVALID_ARG_TYPE' });
logged();
promises().then(callbacks);
