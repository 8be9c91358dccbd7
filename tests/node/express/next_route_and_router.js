'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
app.get('/route', (req, res, next) => next('route'), () => assert.fail());
app.get('/route', (req, res) => res.send('second route'));
const router = express.Router();
router.get('/', (req, res, next) => next('router'));
router.get('/', () => assert.fail());
app.use('/router', router);
app.use('/router', (req, res) => res.send(`behind the router at ${req.baseUrl} ${req.url}`));

serve(app, async (ask) => {
  assert.strictEqual((await ask('GET /route')).body, 'second route');
  assert.strictEqual((await ask('GET /router')).body, 'behind the router at /router /');
});
