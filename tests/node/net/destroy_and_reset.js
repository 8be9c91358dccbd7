'use strict';
const assert = require('assert');
const { test, listen, connect, event } = require('./_test');

test(async () => {
  const server = await listen();
  let accepted = event(server, 'connection');
  const client = await connect(server);
  let [peer] = await accepted;
  peer.resume();
  const error = new Error('enough');
  const failed = event(client, 'error');
  const closed = event(client, 'close');
  assert.strictEqual(client.destroy(error), client);
  assert.deepStrictEqual(await failed, [error]);
  assert.deepStrictEqual(await closed, [true]);
  assert.deepStrictEqual(await event(peer, 'close'), [false]);

  accepted = event(server, 'connection');
  const resetting = await connect(server);
  [peer] = await accepted;
  peer.resume();
  const reset = event(peer, 'error');
  resetting.resetAndDestroy();
  const [econnreset] = await reset;
  assert.strictEqual(econnreset.code, 'ECONNRESET');
  assert.strictEqual(econnreset.syscall, 'read');
  assert.strictEqual(econnreset.message, 'read ECONNRESET');

  accepted = event(server, 'connection');
  const soon = await connect(server);
  [peer] = await accepted;
  soon.write('x'.repeat(100_000));
  soon.destroySoon();
  let got = 0;
  peer.on('data', (chunk) => {
    got += chunk.length;
  });
  await event(peer, 'end');
  assert.strictEqual(got, 100_000);
  await new Promise((resolve) => server.close(resolve));
});
