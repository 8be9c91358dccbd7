// mote only
'use strict';
// Blobs, files and DOMExceptions come out as others of their kind; a transferable signal follows its source.

const assert = require('assert');
const { transferableAbortController, types } = require('util');

const blob = new Blob(['abc'], { type: 'text/plain' });
const copy = structuredClone({ blob, again: blob });
assert.notStrictEqual(copy.blob, blob);
assert.strictEqual(copy.blob, copy.again);
assert.ok(copy.blob instanceof Blob);
assert.strictEqual(copy.blob.type, 'text/plain');
copy.blob.text().then((text) => assert.strictEqual(text, 'abc'));

const exception = new DOMException('message', 'DataError');
assert.ok(types.isNativeError(exception));
assert.ok(exception instanceof Error);
assert.strictEqual(Object.prototype.toString.call(exception), '[object DOMException]');
assert.deepStrictEqual(Object.getOwnPropertyNames(exception), ['stack']);
class Mine extends DOMException {}
assert.ok(new Mine('x') instanceof Mine);
assert.strictEqual(new Mine('x', 'AbortError').code, 20);
assert.throws(() => Object.getOwnPropertyDescriptor(DOMException.prototype, 'name').get.call({}), TypeError);

const controller = transferableAbortController();
const { port1, port2 } = new MessageChannel();
port1.onmessage = ({ data }) => {
  assert.notStrictEqual(data, controller.signal);
  assert.ok(data instanceof AbortSignal);
  data.addEventListener('abort', () => {
    assert.strictEqual(data.reason, 'why');
    port1.close();
  });
  controller.abort('why');
};
port2.postMessage(controller.signal, [controller.signal]);
