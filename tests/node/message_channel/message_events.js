'use strict';
// MessageEvent, made by hand.
const assert = require('assert');

const { port1, port2 } = new MessageChannel();
const event = new MessageEvent('message',
  { data: { a: 1 }, origin: 'o', lastEventId: 'l', source: port1, ports: [port2] });
assert.ok(event instanceof Event);
assert.deepStrictEqual([event.data, event.origin, event.lastEventId, event.source],
  [{ a: 1 }, 'o', 'l', port1]);
assert.deepStrictEqual(event.ports, [port2]);
const plain = new MessageEvent('x');
assert.deepStrictEqual([plain.data, plain.origin, plain.lastEventId, plain.source, plain.ports],
  [null, '', '', null, []]);
assert.throws(() => new MessageEvent('x', { ports: [1] }), { code: 'ERR_INVALID_ARG_TYPE' });
