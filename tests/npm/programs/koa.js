'use strict';

const assert = require('assert');
const { Readable } = require('stream');
const Koa = require('koa');
const { serve } = require('./_serve');

const app = new Koa();
app.keys = ['secret'];
app.on('error', () => {});
app.use(async (ctx, next) => {
  await next();
  ctx.set('X-After', ctx.path);
});
app.use(async (ctx) => {
  if (ctx.path === '/json') ctx.body = { query: { ...ctx.query } };
  else if (ctx.path === '/stream') ctx.body = Readable.from(['a', 'b', 'c']);
  else if (ctx.path === '/throw') ctx.throw(409, 'conflict here');
  else if (ctx.path === '/cookie') {
    ctx.cookies.set('n', 'v', { signed: true });
    ctx.status = 204;
  } else if (ctx.path === '/back') ctx.body = ctx.cookies.get('n', { signed: true }) || 'none';
});

serve(app.callback(), async (ask) => {
  const json = await ask('/json?a=1');
  assert.strictEqual(json.text, '{"query":{"a":"1"}}');
  assert.strictEqual(json.headers['x-after'], '/json');
  assert.strictEqual((await ask('/stream')).text, 'abc');
  const conflict = await ask('/throw');
  assert.deepStrictEqual([conflict.status, conflict.text], [409, 'conflict here']);
  const set = await ask('/cookie');
  assert.strictEqual(set.status, 204);
  const cookie = set.headers['set-cookie'].map((line) => line.split(';')[0]).join('; ');
  assert.strictEqual((await ask('/back', { headers: { cookie } })).text, 'v');
  assert.strictEqual(
    (await ask('/back', { headers: { cookie: cookie.replace('n=v', 'n=w') } })).text,
    'none',
  );
  assert.strictEqual((await ask('/nowhere')).status, 404);
});
