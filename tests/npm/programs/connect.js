'use strict';

const assert = require('assert');
const connect = require('connect');
const { serve } = require('./_serve');

const app = connect();
app.use((req, res, next) => {
  req.seen = [req.url];
  next();
});
app.use('/in', (req, res) => res.end(JSON.stringify([...req.seen, req.url, req.originalUrl])));
app.use('/throw', () => {
  throw Object.assign(new Error('no'), { statusCode: 403 });
});
app.use('/throw', (err, req, res, next) => {
  res.statusCode = err.statusCode;
  res.end(err.message);
});

serve(app, async (ask) => {
  assert.strictEqual((await ask('/in/side?x')).text, '["/in/side?x","/side?x","/in/side?x"]');
  const refused = await ask('/throw');
  assert.deepStrictEqual([refused.status, refused.text], [403, 'no']);
  assert.strictEqual((await ask('/else')).status, 404);
});
