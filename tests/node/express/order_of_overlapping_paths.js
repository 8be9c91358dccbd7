'use strict';
// However paths overlap, what is for a path runs in the order in which it was added.
const assert = require('assert');
const express = require('express');
const { serve } = require('./_ask');

const app = express();
const LAYERS = [
  ['use', '/'],
  ['use', '/api'],
  ['get', '/api/a/:x'],
  ['use', '/api/a'],
  ['get', '/api/a/b'],
  ['get', ['/api/a/:q', '/api/c/:q']],
  ['get', ['/api/z/:q', '/other/:q']],
  ['get', '/api/:any/b'],
  ['use', '/api/a/b/c'],
  ['get', '/:one'],
  ['get', '/api/a{/:opt}'],
  ['get', '/API/A/upper'],
  ['get', '/api/pre:x'],
  ['get', /^\/api\/re/],
  ['get', '/api/*wild']
];
LAYERS.forEach(([method, path], at) =>
  app[method](path, (req, res, next) => {
    req.seen = [...(req.seen || []), at];
    next();
  })
);
app.use((req, res) => res.json(req.seen));

serve(app, async (ask) => {
  const expected = {
    '/': [0],
    '/api': [0, 1, 9],
    '/API/': [0, 1, 9],
    '/api/a': [0, 1, 3, 10, 14],
    '/api/a/': [0, 1, 3, 10, 14],
    '/api/a/b': [0, 1, 2, 3, 4, 5, 7, 10, 14],
    '/api/A/B/': [0, 1, 2, 3, 4, 5, 7, 10, 14],
    '/api/a/b/c': [0, 1, 3, 8, 14],
    '/api/c/1': [0, 1, 5, 14],
    '/api/z/1': [0, 1, 6, 14],
    '/other/1': [0, 6],
    '/one': [0, 9],
    '/api/A/UPPER': [0, 1, 2, 3, 5, 10, 11, 14],
    '/api/prefix': [0, 1, 12, 14],
    '/api/rex': [0, 1, 13, 14],
    '/api/q/b': [0, 1, 7, 14]
  };
  for (const path of Object.keys(expected)) {
    assert.deepStrictEqual(JSON.parse((await ask(`GET ${path}`)).body), expected[path], path);
  }
});
