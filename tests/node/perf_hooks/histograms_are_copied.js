'use strict';
// A histogram in a message goes on counting with the original, within one thread.
const assert = require('assert');
const { createHistogram, monitorEventLoopDelay } = require('perf_hooks');
const { MessageChannel, receiveMessageOnPort } = require('worker_threads');

const { port1, port2 } = new MessageChannel();
const histogram = createHistogram();
histogram.record(7);
port1.postMessage(histogram);
const { message: copy } = receiveMessageOnPort(port2);
copy.record(9);
assert.deepStrictEqual([histogram.count, histogram.max, copy.min], [2, 9, 7]);
assert.strictEqual(copy.constructor.name, 'RecordableHistogram');

port1.postMessage(monitorEventLoopDelay());
const { message: delay } = receiveMessageOnPort(port2);
assert.strictEqual(delay.enable, undefined);
assert.strictEqual(delay.count, 0);
port1.close();
