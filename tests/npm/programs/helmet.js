'use strict';

const assert = require('assert');
const helmet = require('helmet');
const { serve } = require('./_serve');

const protect = helmet({
  contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], imgSrc: ['*'] }, useDefaults: false },
});
serve(
  (req, res) => {
    res.setHeader('X-Powered-By', 'x');
    protect(req, res, () => res.end());
  },
  async (ask) => {
    const { headers } = await ask('/');
    assert.strictEqual(headers['content-security-policy'], "default-src 'self';img-src *");
    assert.strictEqual(headers['x-frame-options'], 'SAMEORIGIN');
    assert.strictEqual(headers['x-powered-by'], undefined);
    assert.match(headers['strict-transport-security'], /max-age=\d+; includeSubDomains/);
  },
);
