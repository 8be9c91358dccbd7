'use strict';
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  assert.strictEqual(process.connected, true);
  assert.strictEqual(process.env.NODE_CHANNEL_FD, undefined);
  assert.deepStrictEqual(process.argv.slice(2), ['child', 'a b']);
  assert.strictEqual(process.env.FOR_CHILD, 'yes');
  process.on('message', (message, handle) => {
    assert.strictEqual(handle, undefined);
    process.send({ echo: message }, (error) => {
      assert.strictEqual(error, null);
      if (message === 'end') process.disconnect();
    });
  });
  process.on('disconnect', () => {
    assert.strictEqual(process.connected, false);
    process.exitCode = 6;
  });
} else {
  assert.deepStrictEqual([process.send, process.connected, process.channel], [undefined, undefined, undefined]);
  const child = fork(__filename, ['child', 'a b'], { env: { ...process.env, FOR_CHILD: 'yes' } });
  assert.deepStrictEqual([child.connected, child.stdin, child.stdio.length], [true, null, 4]);
  const sent = ['text', 0, -1.5, true, null, [1, [2]], { a: { b: 'é\n"' } }, 'x'.repeat(300_000), 'end'];
  for (const message of sent) child.send(message);
  const got = [];
  const events = [];
  child.on('message', (message) => got.push(message));
  child.on('disconnect', () => {
    assert.deepStrictEqual([child.connected, child.channel], [false, null]);
    events.push('disconnect');
  });
  child.on('exit', (code) => events.push(`exit ${code}`));
  child.on('close', (code) => events.push(`close ${code}`));
  process.on('exit', () => {
    assert.deepStrictEqual(got, sent.map((message) => ({ echo: message })));
    assert.deepStrictEqual(events, ['disconnect', 'exit 6', 'close 6']);
  });
}
