'use strict';

const assert = require('assert');
const fastify = require('fastify');
const { request } = require('./_serve');

(async () => {
  const app = fastify();
  app.decorateRequest('who', null);
  app.addHook('onRequest', async (req) => {
    req.who = req.headers['x-who'] || 'nobody';
  });
  app.register(
    async (scope) => {
      scope.get(
        '/hello/:name',
        {
          schema: {
            params: { type: 'object', properties: { name: { type: 'string', maxLength: 5 } } },
            response: {
              200: { type: 'object', properties: { name: { type: 'string' }, who: { type: 'string' } } },
            },
          },
        },
        async (req) => ({ name: req.params.name, who: req.who, secret: 1 }),
      );
    },
    { prefix: '/v1' },
  );
  app.post('/echo', async (req, reply) => reply.code(201).send(req.body));
  app.get('/fail', async () => {
    throw Object.assign(new Error('short'), { statusCode: 507 });
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address();
  const hello = await request(port, '/v1/hello/you', { headers: { 'X-Who': 'me' } });
  assert.strictEqual(hello.text, '{"name":"you","who":"me"}');
  assert.strictEqual(JSON.parse((await request(port, '/v1/hello/toolong')).text).code, 'FST_ERR_VALIDATION');
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' };
  const echo = await request(port, '/echo', json);
  assert.deepStrictEqual([echo.status, echo.text], [201, '{"a":1}']);
  assert.strictEqual((await request(port, '/echo', { ...json, body: '{"__proto__":1}' })).status, 400);
  assert.strictEqual((await request(port, '/fail')).status, 507);
  assert.strictEqual((await request(port, '/none')).status, 404);
  assert.strictEqual((await app.inject('/v1/hello/in')).json().who, 'nobody');
  await app.close();
})();
