'use strict';

const assert = require('assert');
const { createClient } = require('redis');
const { createServer } = require('./_resp');

const server = createServer().listen(0, '127.0.0.1', async () => {
  const client = createClient({
    url: `redis://127.0.0.1:${server.address().port}`,
    RESP: 2,
    disableClientInfo: true,
  });
  await client.connect();
  assert.strictEqual(await client.set('k', 'v'), 'OK');
  assert.deepStrictEqual(await Promise.all([client.get('k'), client.get('none'), client.incr('n')]), [
    'v',
    null,
    1,
  ]);
  assert.deepStrictEqual(await client.lRange('l', 0, -1), ['a', 'b']);
  await assert.rejects(client.sendCommand(['wrong']), /WRONGTYPE/);
  await client.close();
  server.close();
});
