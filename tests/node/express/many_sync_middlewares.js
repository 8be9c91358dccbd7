'use strict';
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const COUNT = 5000;
const pass = (req, res, next) => { req.passed = (req.passed || 0) + 1; next(); };
const app = express();
const router = express.Router();
for (let i = 0; i < COUNT; i++) router.use(pass);
router.get('/', (req, res) => res.send(String(req.passed)));
app.use('/middlewares', router);
app.get('/handlers', new Array(COUNT).fill(pass), (req, res) => res.send(String(req.passed)));
const routers = express.Router();
for (let i = 0; i < COUNT; i++) routers.use(express.Router().use(pass));
routers.use((req, res) => res.send(String(req.passed)));
app.use('/routers', routers);

serve(app, async (ask) => {
  assert.strictEqual((await ask('GET /middlewares')).body, String(COUNT));
  assert.strictEqual((await ask('GET /handlers')).body, String(COUNT));
  assert.strictEqual((await ask('GET /routers')).body, String(COUNT));
});
