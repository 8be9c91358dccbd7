'use strict';
// BroadcastChannel: everybody of the same name hears, but for the sender.
const assert = require('assert');
const { BroadcastChannel } = require('worker_threads');

const sender = new BroadcastChannel('news');
const first = new BroadcastChannel('news');
const second = new BroadcastChannel('news');
const other = new BroadcastChannel('sports').unref();
assert.strictEqual(sender.name, 'news');
sender.onmessage = other.onmessage = assert.fail;
const seen = [];
const object = { a: 1 };
for (const channel of [first, second]) {
  channel.onmessage = (event) => {
    assert.strictEqual(event.type, 'message');
    assert.strictEqual(event.target, channel);
    assert.notStrictEqual(event.data, object);
    seen.push(event.data);
    channel.close();
    if (seen.length === 2) sender.close();
  };
}
sender.postMessage(object);
process.on('exit', () => {
  assert.deepStrictEqual(seen, [{ a: 1 }, { a: 1 }]);
  assert.throws(() => sender.postMessage(1), { name: 'InvalidStateError' });
});
assert.throws(() => new BroadcastChannel(), TypeError);
assert.throws(() => sender.postMessage(), TypeError);
assert.throws(() => sender.postMessage(() => {}), { name: 'DataCloneError' });
