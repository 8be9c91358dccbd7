'use strict';

const assert = require('assert');
const polka = require('polka');
const { serve } = require('./_serve');

const app = polka({
  onError: (err, req, res) => {
    res.statusCode = err.code || 500;
    res.end('caught ' + err.message);
  },
});
app.use((req, res, next) => {
  req.stamp = 'seen';
  next();
});
app.get('/users/:id', (req, res) => res.end(`${req.stamp} ${req.params.id} ${req.query.a}`));
app.use((req, res, next) => next(req.path === '/bad' ? new Error('it') : undefined));

serve(app.handler.bind(app), async (ask) => {
  assert.strictEqual((await ask('/users/x%20y?a=b')).text, 'seen x%20y b');
  assert.strictEqual((await ask('/bad')).text, 'caught it');
  assert.strictEqual((await ask('/none')).status, 404);
});
