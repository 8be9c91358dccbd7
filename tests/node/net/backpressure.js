'use strict';
// write() says stop, 'drain' says go on; a paused reader stops its writer.
const assert = require('assert');
const { test, listen, connect, event } = require('./_test');

test(async () => {
  const server = await listen();
  const accepted = event(server, 'connection');
  const client = await connect(server);
  const [peer] = await accepted;
  peer.pause();
  const piece = Buffer.alloc(256 * 1024, 'x');
  let written = 0;
  while (client.write(piece)) written++;
  written++;
  assert.strictEqual(client.writableNeedDrain, true);
  for (let more = 0; more < 20; more++, written++) client.write(piece);
  assert.ok(client.writableLength > 0);
  let got = 0;
  peer.on('data', (chunk) => {
    got += chunk.length;
  });
  peer.resume();
  await event(client, 'drain');
  assert.strictEqual(client.writableLength, 0);
  client.end();
  await event(peer, 'end');
  assert.strictEqual(got, written * piece.length);
  peer.end();
  await new Promise((resolve) => server.close(resolve));
});
