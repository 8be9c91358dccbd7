'use strict';

const assert = require('assert');
const express = require('express');
const session = require('express-session');
const { RedisStore } = require('connect-redis');
const { createClient } = require('redis');

// A visitor's count lives in Redis: another server with the same store goes on with it.
const serve = (store) => {
  const app = express();
  app.use(session({ store, secret: 'a secret', resave: false, saveUninitialized: false }));
  app.get('/', (req, res) => {
    req.session.visits = (req.session.visits ?? 0) + 1;
    res.json(req.session.visits);
  });
  app.get('/leave', (req, res) => req.session.destroy(() => res.sendStatus(204)));
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
};

(async () => {
  const client = await createClient({ url: process.env.REDIS_URL }).connect();
  const prefix = `sessions:${process.pid}:`;
  const [first, second] = await Promise.all([0, 1].map(() => serve(new RedisStore({ client, prefix, ttl: 60 }))));
  let cookie;
  const visit = async (server, path = '/') => {
    const headers = cookie ? { cookie } : {};
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, { headers });
    cookie ??= response.headers.get('set-cookie').split(';')[0];
    return response.status === 204 ? response.status : response.json();
  };
  assert.strictEqual(await visit(first), 1);
  assert.strictEqual(await visit(second), 2);
  assert.strictEqual(await visit(first), 3);
  const [key] = await client.keys(`${prefix}*`);
  assert.strictEqual(JSON.parse(await client.get(key)).visits, 3);
  assert.strictEqual(await visit(second, '/leave'), 204);
  assert.deepStrictEqual(await client.keys(`${prefix}*`), []);
  for (const server of [first, second]) {
    server.close();
    server.closeAllConnections();
  }
  await client.close();
})();
