'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const serveStatic = require('serve-static');
const { serve } = require('./_serve');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'static-'));
fs.writeFileSync(path.join(root, 'index.html'), '<p>home</p>');
fs.writeFileSync(path.join(root, 'a.json'), '{}');
fs.mkdirSync(path.join(root, 'sub'));
fs.writeFileSync(path.join(root, '.hidden'), '');
const files = serveStatic(root, { maxAge: '1d', extensions: ['json'] });

serve(
  (req, res) =>
    files(req, res, (err) => {
      res.statusCode = err ? err.status : 404;
      res.end('next');
    }),
  async (ask) => {
    const home = await ask('/');
    assert.strictEqual(home.text, '<p>home</p>');
    assert.match(home.headers['content-type'], /^text\/html/);
    assert.strictEqual(home.headers['cache-control'], 'public, max-age=86400');
    assert.strictEqual((await ask('/', { headers: { 'If-None-Match': home.headers.etag } })).status, 304);
    assert.strictEqual((await ask('/', { headers: { Range: 'bytes=-4' } })).text, '</p>');
    assert.strictEqual((await ask('/', { headers: { Range: 'bytes=99-' } })).status, 416);
    assert.match((await ask('/a')).headers['content-type'], /^application\/json/);
    assert.strictEqual((await ask('/sub')).headers.location, '/sub/');
    assert.strictEqual((await ask('/.hidden')).status, 404);
    assert.strictEqual((await ask('/..%2f..%2fetc/passwd')).text, 'next');
  },
).finally(() => fs.rmSync(root, { recursive: true }));
