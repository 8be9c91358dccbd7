'use strict';

const assert = require('assert');
const Redis = require('ioredis');

const own = (name) => `ioredis:${process.pid}:${name}`;

(async () => {
  const redis = new Redis(process.env.REDIS_URL);
  assert.strictEqual(await redis.set(own('k'), 'vü', 'EX', 60), 'OK');
  assert.strictEqual(await redis.get(own('k')), 'vü');
  const bytes = Buffer.from([0, 255, 13, 10, 128]);
  await redis.set(own('bytes'), bytes);
  assert.ok((await redis.getBuffer(own('bytes'))).equals(bytes));

  const pipeline = redis.pipeline();
  for (let i = 0; i < 1000; i++) pipeline.incr(own('n'));
  const answers = await pipeline.exec();
  assert.deepStrictEqual(answers.at(-1), [null, 1000]);
  assert.deepStrictEqual(await redis.multi().set(own('m'), 'a').lpush(own('m'), 'b').exec().then(
    (results) => results.map(([error, value]) => (error ? error.name : value))), ['OK', 'ReplyError']);

  redis.defineCommand('echoed', { numberOfKeys: 1, lua: 'return {KEYS[1], ARGV[1]}' });
  assert.deepStrictEqual(await redis.echoed(own('e'), 'x'), [own('e'), 'x']);

  const id = await redis.xadd(own('log'), '*', 'level', 'info');
  assert.deepStrictEqual(await redis.xrange(own('log'), '-', '+'), [[id, ['level', 'info']]]);

  const subscriber = redis.duplicate();
  await subscriber.psubscribe(own('room:*'));
  const heard = new Promise((resolve) => subscriber.once('pmessage', (...parts) => resolve(parts)));
  await redis.publish(own('room:1'), 'hello');
  assert.deepStrictEqual(await heard, [own('room:*'), own('room:1'), 'hello']);
  subscriber.disconnect();

  // The server ends the connection: the client comes back and goes on.
  const ready = new Promise((resolve) => redis.once('ready', resolve));
  await redis.client('KILL', 'ID', await redis.client('ID'), 'SKIPME', 'no').catch(() => {});
  await ready;
  assert.strictEqual(await redis.get(own('k')), 'vü');

  const streamed = [];
  for await (const keys of redis.scanStream({ match: own('*'), count: 2 })) streamed.push(...keys);
  await redis.del(...new Set(streamed));
  await redis.quit();

  const nobody = new Redis(1, '127.0.0.1', { retryStrategy: null, lazyConnect: true });
  nobody.on('error', () => {});
  await assert.rejects(nobody.connect(), /closed|ECONNREFUSED/);
})();
