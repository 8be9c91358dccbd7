'use strict';

const assert = require('assert');
const { Hono } = require('hono');
const { serve: listen } = require('@hono/node-server');
const { request } = require('./_serve');

const app = new Hono();
app.use('*', async (c, next) => {
  await next();
  c.header('X-After', c.req.path);
});
app.get('/users/:id', (c) => c.json({ id: c.req.param('id'), q: c.req.query('q') ?? null }));
app.post('/echo', async (c) => c.text(await c.req.text(), 201));
app.onError((err, c) => c.text(err.message, 500));
app.get('/fail', () => {
  throw new Error('failed');
});

const server = listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, async ({ port }) => {
  const user = await request(port, '/users/4?q=x');
  assert.deepStrictEqual([user.text, user.headers['x-after']], ['{"id":"4","q":"x"}', '/users/4']);
  const echo = await request(port, '/echo', { method: 'POST', body: 'back' });
  assert.deepStrictEqual([echo.status, echo.text], [201, 'back']);
  assert.strictEqual((await request(port, '/fail')).text, 'failed');
  assert.strictEqual((await request(port, '/none')).status, 404);
  assert.strictEqual(await (await app.request('/users/5')).text(), '{"id":"5","q":null}');
  server.close();
});
