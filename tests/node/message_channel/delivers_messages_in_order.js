'use strict';
// Ports: copies of messages, in order, each in a callback of its own; listeners of both kinds.
const assert = require('assert');
const { MessageChannel: Own, receiveMessageOnPort } = require('worker_threads');

assert.strictEqual(Own, MessageChannel);
const { port1, port2 } = new MessageChannel();
assert.ok(port1 instanceof MessagePort && port1 instanceof EventTarget);
const seen = [];
const sent = { list: [1], map: new Map([['a', 1]]) };
port1.postMessage(sent);
sent.list.push(2);
port1.postMessage('second');
port2.on('message', (message) => {
  seen.push(message);
  process.nextTick(() => seen.push('tick'));
  if (message === 'second') port1.postMessage('third');
});
port2.addEventListener('message', (event) => {
  assert.ok(event instanceof MessageEvent);
  assert.strictEqual(event.target, port2);
  assert.deepStrictEqual(event.ports, []);
  seen.push(event.data);
  if (event.data === 'third') port2.close();
});
seen.push('sync');
let closed = false;
port2.on('close', () => { closed = true; });
process.on('exit', () => {
  assert.ok(closed);
  const copy = { list: [1], map: new Map([['a', 1]]) };
  assert.deepStrictEqual(seen,
    ['sync', copy, copy, 'tick', 'second', 'second', 'tick', 'third', 'third', 'tick']);
});

const other = new MessageChannel();
other.port1.postMessage(1);
other.port1.postMessage(2);
assert.deepStrictEqual(receiveMessageOnPort(other.port2), { message: 1 });
assert.deepStrictEqual(receiveMessageOnPort(other.port2), { message: 2 });
assert.strictEqual(receiveMessageOnPort(other.port2), undefined);
assert.throws(() => receiveMessageOnPort({}), { code: 'ERR_INVALID_ARG_TYPE' });
