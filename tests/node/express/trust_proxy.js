'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const SETTINGS = {
  none: false, all: true, hops: 2, loopback: 'loopback', list: ['loopback', '10.0.0.0/8'],
  own: (ip, hops) => hops < 3
};
for (const name of Object.keys(SETTINGS)) {
  const child = express();
  child.set('trust proxy', SETTINGS[name]);
  child.get('/', (req, res) => res.json([req.ip, req.ips, req.protocol, req.hostname]));
  app.use(`/${name}`, child);
}
const HEADERS = {
  'Host': 'direct.example.com', 'X-Forwarded-For': '1.1.1.1, 2.2.2.2, 10.3.3.3',
  'X-Forwarded-Proto': 'https, http', 'X-Forwarded-Host': 'public.example.com:443'
};

serve(app, async (ask) => {
  const seen = async (name) => JSON.parse((await ask(`GET /${name}`, HEADERS)).body);
  const [peer, ...rest] = await seen('none');
  assert.match(peer, /127\.0\.0\.1$|^::1$/);
  assert.deepStrictEqual(rest, [[], 'http', 'direct.example.com']);
  assert.deepStrictEqual(await seen('all'),
    ['1.1.1.1', ['1.1.1.1', '2.2.2.2', '10.3.3.3'], 'https', 'public.example.com']);
  assert.strictEqual((await seen('hops'))[0], '2.2.2.2');
  assert.strictEqual((await seen('loopback'))[0], '10.3.3.3');
  assert.strictEqual((await seen('list'))[0], '2.2.2.2');
  assert.strictEqual((await seen('own'))[0], '1.1.1.1');
});
