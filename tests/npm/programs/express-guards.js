'use strict';

const assert = require('assert');
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const { body, validationResult } = require('express-validator');
const swagger = require('swagger-ui-express');
const { serve } = require('./_serve');

const app = express();
app.use(
  '/docs',
  swagger.serve,
  swagger.setup({ openapi: '3.0.0', info: { title: 'Mine', version: '1' }, paths: {} }),
);
app.post(
  '/user',
  express.json(),
  body('mail').isEmail().normalizeEmail(),
  body('age').toInt().isInt({ min: 18 }),
  (req, res) => {
    const errors = validationResult(req);
    res
      .status(errors.isEmpty() ? 200 : 422)
      .json(errors.isEmpty() ? req.body : errors.array().map(({ path }) => path));
  },
);
app.use(rateLimit({ windowMs: 60_000, limit: 2, standardHeaders: 'draft-7', legacyHeaders: false }));
app.get('/', (req, res) => res.send('in'));

serve(app, async (ask) => {
  const post = (value) =>
    ask('/user', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(value),
    });
  assert.strictEqual(
    (await post({ mail: 'Me@Example.com', age: '20' })).text,
    '{"mail":"me@example.com","age":20}',
  );
  assert.strictEqual((await post({ mail: 'x', age: 3 })).text, '["mail","age"]');
  assert.match((await ask('/docs/')).text, /swagger-ui/);
  assert.match((await ask('/')).headers.ratelimit, /limit=2, remaining=1/);
  assert.deepStrictEqual([(await ask('/')).status, (await ask('/')).status], [200, 429]);
});
