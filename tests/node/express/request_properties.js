'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/a/:x', (req, res) => {
  assert.strictEqual(req.res, res);
  assert.strictEqual(res.req, req);
  assert.strictEqual(req.app, app);
  assert.strictEqual(req.cookies, undefined);
  assert.strictEqual(req.route.path, '/a/:x');
  assert.throws(() => req.get(), { message: 'name argument is required to req.get' });
  assert.throws(() => req.get(5), { message: 'name must be a string to req.get' });
  res.json({
    query: req.query, path: req.path, hostname: req.hostname, host: req.host, xhr: req.xhr, fresh: req.fresh,
    stale: req.stale, secure: req.secure, protocol: req.protocol, subdomains: req.subdomains,
    referrer: req.get('Referrer'), range: req.range(100)
  });
});

serve(app, async (ask) => {
  const answer = await ask('GET /a/b?q=1&q=2&r[s]=3', {
    'Host': 'one.two.example.com:80', 'X-Requested-With': 'XMLHttpRequest', 'Referer': 'http://from/',
    'Range': 'bytes=5-9'
  });
  assert.deepStrictEqual(JSON.parse(answer.body), {
    query: { q: ['1', '2'], 'r[s]': '3' }, path: '/a/b', hostname: 'one.two.example.com',
    host: 'one.two.example.com:80', xhr: true, fresh: false, stale: true, secure: false, protocol: 'http',
    subdomains: ['two', 'one'], referrer: 'http://from/', range: [{ start: 5, end: 9 }]
  });
});
