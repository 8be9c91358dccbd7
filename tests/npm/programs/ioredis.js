'use strict';

const assert = require('assert');
const Redis = require('ioredis');
const { createServer } = require('./_resp');

const server = createServer().listen(0, '127.0.0.1', async () => {
  const redis = new Redis(server.address().port, '127.0.0.1', { retryStrategy: null });
  assert.strictEqual(await redis.set('k', 'vü'), 'OK');
  assert.strictEqual(await redis.get('k'), 'vü');
  assert.strictEqual(await redis.get('none'), null);
  assert.deepStrictEqual(await redis.pipeline().incr('n').incr('n').exec(), [
    [null, 1],
    [null, 2],
  ]);
  assert.deepStrictEqual(await redis.lrange('l', 0, -1), ['a', 'b']);
  await assert.rejects(redis.call('wrong'), { name: 'ReplyError', message: /^WRONGTYPE/ });
  await redis.quit();
  server.close();
});
