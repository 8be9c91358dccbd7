'use strict';
// Errors thrown in a domain, now or in a later callback, end with its 'error' listener.
const assert = require('assert');
const domain = require('domain');
const EventEmitter = require('events');
const fs = require('fs');

const caught = [];
const d = domain.create();
d.on('error', (error) => {
  assert.strictEqual(error.domain, d);
  assert.ok(!process.domain);
  caught.push(`${error.message} ${error.domainThrown}`);
});

function later(name, start) {
  d.run(() => start(() => {
    assert.strictEqual(process.domain, d);
    throw new Error(name);
  }));
}
later('timer', (callback) => setTimeout(callback, 1));
later('tick', process.nextTick);
later('immediate', setImmediate);
later('job', (callback) => fs.stat('/nonexistent', callback));

let emitter;
d.run(() => { emitter = new EventEmitter(); });
assert.strictEqual(emitter.domain, d);
assert.strictEqual(emitter.emit('error', new Error('emitted')), false);
const outside = new EventEmitter();
d.add(outside);
assert.deepStrictEqual(d.members, [outside]);
outside.emit('error', new Error('added'));
outside.on('event', () => assert.strictEqual(process.domain, d));
outside.emit('event');
d.remove(outside);
assert.throws(() => outside.emit('error', new Error('removed')), /removed/);

assert.strictEqual(d.bind((x) => x + 1)(1), 2);
d.intercept((x) => assert.strictEqual(x, 5))(null, 5);
d.intercept(() => assert.fail())(new Error('intercepted'));
assert.strictEqual(d.run((a, b) => a + b, 1, 2), 3);
assert.throws(() => process.setUncaughtExceptionCaptureCallback(() => {}),
  { code: 'ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE' });

process.on('exit', () => assert.deepStrictEqual(caught.sort(), [
  'added false', 'emitted false', 'immediate true', 'intercepted false', 'job true', 'tick true', 'timer true']));
