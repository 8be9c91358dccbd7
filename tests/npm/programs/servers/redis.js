'use strict';

const assert = require('assert');
const { createClient } = require('redis');

// Every run has keys of its own: two engines use one server.
const own = (name) => `redis:${process.pid}:${name}`;

(async () => {
  const client = await createClient({ url: process.env.REDIS_URL }).connect();
  assert.strictEqual(await client.ping(), 'PONG');

  assert.strictEqual(await client.set(own('text'), 'grün', { EX: 60 }), 'OK');
  assert.strictEqual(await client.get(own('text')), 'grün');
  assert.ok((await client.ttl(own('text'))) > 0);
  assert.strictEqual(await client.get(own('none')), null);

  await client.hSet(own('board'), { name: 'zero', cores: '1' });
  assert.deepStrictEqual({ ...(await client.hGetAll(own('board'))) }, { name: 'zero', cores: '1' });
  await client.zAdd(own('scores'), [{ score: 2, value: 'b' }, { score: 1, value: 'a' }]);
  assert.deepStrictEqual(await client.zRange(own('scores'), 0, -1), ['a', 'b']);

  // More than one write and one read can hold.
  const large = 'x'.repeat(1 << 20);
  await client.set(own('large'), large);
  assert.strictEqual((await client.get(own('large'))).length, large.length);

  // Commands of one turn go out together and are answered in order.
  const counts = await Promise.all(Array.from({ length: 2000 }, () => client.incr(own('count'))));
  assert.deepStrictEqual(counts, Array.from({ length: 2000 }, (_, index) => index + 1));

  assert.deepStrictEqual(await client.multi().set(own('m'), '1').incr(own('m')).exec(), ['OK', 2]);
  assert.strictEqual(await client.eval('return KEYS[1]', { keys: [own('k')] }), own('k'));
  await assert.rejects(client.lPush(own('text'), 'x'), /WRONGTYPE/);

  const found = [];
  for await (const keys of client.scanIterator({ MATCH: own('*'), COUNT: 3 })) found.push(...keys);
  assert.ok(found.includes(own('count')));

  const subscriber = await client.duplicate().connect();
  const heard = new Promise((resolve) => {
    subscriber.subscribe(own('news'), (message) => resolve(message)).then(() => client.publish(own('news'), 'hello'));
  });
  assert.strictEqual(await heard, 'hello');
  await subscriber.close();

  // A blocked client hears of what another one adds.
  const waiting = await client.duplicate().connect();
  const popped = waiting.blPop(own('queue'), 0);
  await client.rPush(own('queue'), 'job');
  assert.strictEqual((await popped).element, 'job');
  await waiting.close();

  await client.del(found);
  await client.close();
})();
