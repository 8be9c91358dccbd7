'use strict';
// init, before, after and destroy of ticks, timers, immediates, files and sockets, each with its own id.

const assert = require('assert');
const fs = require('fs');
const net = require('net');
const { createHook, executionAsyncId, executionAsyncResource, triggerAsyncId } = require('async_hooks');

const seen = new Map();           // id → { type, trigger, resource, events }
const hook = createHook({
  init(id, type, trigger, resource) {
    seen.set(id, { type, trigger, resource, events: [] });
  },
  before(id) {
    seen.get(id)?.events.push('before');
    if (seen.has(id)) assert.strictEqual(executionAsyncId(), id);
  },
  after(id) {
    seen.get(id)?.events.push('after');
  },
  destroy(id) {
    seen.get(id)?.events.push('destroy');
  },
}).enable();

const checks = [];

// To be called in a callback: it runs in a resource of this type, which the program itself started.
function check(type, trigger = 1) {
  const id = executionAsyncId();
  const entry = seen.get(id);
  assert.strictEqual(entry?.type, type);
  assert.strictEqual(entry.trigger, trigger);
  assert.strictEqual(triggerAsyncId(), trigger);
  assert.strictEqual(executionAsyncResource(), entry.resource);
  checks.push(entry);
  return id;
}

assert.strictEqual(executionAsyncId(), 1);
assert.strictEqual(triggerAsyncId(), 0);
process.nextTick(() => {
  const id = check('TickObject');
  process.nextTick(() => check('TickObject', id));
});
queueMicrotask(() => check('Microtask'));
const timer = setTimeout(() => {
  check('Timeout');
  assert.strictEqual(executionAsyncResource(), timer);
}, 1);
const immediate = setImmediate(() => {
  check('Immediate');
  assert.strictEqual(executionAsyncResource(), immediate);
});
fs.stat(__filename, () => check('FSREQCALLBACK'));
const cleared = setTimeout(() => assert.fail('was cleared'), 1000);
clearTimeout(cleared);

const server = net.createServer((socket) => {
  assert.strictEqual(seen.get(executionAsyncId()).type, 'TCPSERVERWRAP');
  socket.on('data', () => {
    assert.strictEqual(seen.get(executionAsyncId()).type, 'TCPWRAP');
    socket.end();
    server.close();
  });
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => {
    assert.strictEqual(seen.get(executionAsyncId()).type, 'TCPCONNECTWRAP');
    client.write('x');
    client.resume();
  });
  client.on('close', () => setImmediate(() => setImmediate(finish)));
});

function finish() {
  if (checks.length < 6) return void setTimeout(finish, 5);
  hook.disable();
  assert.strictEqual(checks.length, 6);
  for (const { events } of checks) assert.deepStrictEqual(events, ['before', 'after', 'destroy']);
  const entries = [...seen.values()];
  assert.deepStrictEqual(entries.find((entry) => entry.resource === cleared).events, ['destroy']);
  for (const type of ['TCPSERVERWRAP', 'TCPCONNECTWRAP', 'TCPWRAP']) {
    const { events } = entries.find((entry) => entry.type === type);
    assert.ok(events.includes('before') && events.includes('after') && events.includes('destroy'), type);
  }
}
