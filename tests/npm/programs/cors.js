'use strict';

const assert = require('assert');
const cors = require('cors');
const { serve } = require('./_serve');

const allow = cors({ origin: ['http://a.test', /\.b\.test$/], credentials: true, maxAge: 60 });
serve(
  (req, res) => allow(req, res, () => res.end('ok')),
  async (ask) => {
    const answer = await ask('/', { headers: { Origin: 'http://a.test' } });
    assert.strictEqual(answer.headers['access-control-allow-origin'], 'http://a.test');
    assert.strictEqual(answer.headers['access-control-allow-credentials'], 'true');
    assert.strictEqual(answer.headers.vary, 'Origin');
    assert.strictEqual(
      (await ask('/', { headers: { Origin: 'http://c.test' } })).headers['access-control-allow-origin'],
      undefined,
    );
    const preflight = await ask('/', {
      method: 'OPTIONS',
      headers: { 'Origin': 'http://x.b.test', 'Access-Control-Request-Headers': 'X-Y' },
    });
    assert.strictEqual(preflight.status, 204);
    assert.strictEqual(preflight.headers['access-control-allow-headers'], 'X-Y');
    assert.strictEqual(preflight.headers['access-control-max-age'], '60');
  },
);
