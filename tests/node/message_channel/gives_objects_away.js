'use strict';
// Transfer lists: buffers and ports change hands; what can't is refused before anything has happened.
const assert = require('assert');

const { port1, port2 } = new MessageChannel();
const buffer = new ArrayBuffer(4);
const inner = new MessageChannel();
inner.port2.postMessage('waited');
port1.postMessage({ buffer, port: inner.port1 }, [buffer, inner.port1]);
assert.strictEqual(buffer.byteLength, 0);
inner.port1.postMessage('into the void');
port2.once('message', ({ buffer: got, port }) => {
  assert.strictEqual(got.byteLength, 4);
  assert.ok(port instanceof MessagePort);
  assert.notStrictEqual(port, inner.port1);
  port.on('message', (message) => {
    assert.strictEqual(message, 'waited');
    port.close();
    port1.close();
  });
});
port2.addEventListener('message', (event) => assert.strictEqual(event.ports.length, 1), { once: true });

const free = new ArrayBuffer(1);
const refused = (...args) => {
  try {
    port1.postMessage(...args);
  } catch (error) {
    return error.code;
  }
};
assert.strictEqual(refused(), 'ERR_MISSING_ARGS');
assert.strictEqual(refused(1, 1), 'ERR_INVALID_ARG_TYPE');
assert.strictEqual(refused(1, { transfer: 1 }), 'ERR_INVALID_ARG_TYPE');
assert.strictEqual(refused(1, [1]), 'ERR_INVALID_TRANSFER_OBJECT');
assert.strictEqual(refused(1, [port1]), 25);
assert.strictEqual(refused(1, [free, free]), 25);
assert.strictEqual(refused(() => {}, [free]), 25);
assert.strictEqual(refused(inner.port2), process.version.startsWith('v20.')
  ? 'ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST' : 25);
assert.strictEqual(refused(1, [inner.port1]), 25);
assert.strictEqual(free.byteLength, 1);
assert.throws(() => new MessagePort(), TypeError);
assert.throws(() => MessageChannel(), TypeError);
