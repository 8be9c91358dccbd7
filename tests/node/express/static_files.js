'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { serve } = require('./_ask');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'static-'));
fs.mkdirSync(path.join(root, 'public', 'sub'), { recursive: true });
const put = (name, text) => fs.writeFileSync(path.join(root, 'public', name), text);
put('a.txt', 'hello text');
put('sub/index.html', '<p>sub');
put('page.html', 'page');
put('.hidden', 'hidden');
put('big.bin', 'z'.repeat(200000));
fs.writeFileSync(path.join(root, 'secret'), 'secret');
const time = new Date('2024-01-02T03:04:05Z');
fs.utimesSync(path.join(root, 'public', 'a.txt'), time, time);

const app = express();
const files = path.join(root, 'public');
app.use('/f', express.static(files));
app.use('/o', express.static(files, {
  maxAge: '1d', immutable: true, extensions: ['html'], index: false, etag: false, lastModified: false,
  redirect: false, dotfiles: 'allow', setHeaders: (res, file, stat) => res.set('X-Size', String(stat.size))
}));
app.use('/strict', express.static(files, { fallthrough: false, dotfiles: 'deny' }));
app.use((req, res) => res.status(404).send('fell through'));

serve(app, async (ask) => {
  try {
    const text = await ask('GET /f/a.txt');
    assert.strictEqual(text.status, 200);
    assert.strictEqual(text.body, 'hello text');
    assert.strictEqual(text.headers['content-type'], 'text/plain; charset=utf-8');
    assert.strictEqual(text.headers.etag, 'W/"a-18cc820d888"');
    assert.strictEqual(text.headers['last-modified'], 'Tue, 02 Jan 2024 03:04:05 GMT');
    assert.strictEqual(text.headers['cache-control'], 'public, max-age=0');
    assert.strictEqual(text.headers['accept-ranges'], 'bytes');
    assert.strictEqual((await ask('GET /f/big.bin')).body.length, 200000);
    const head = await ask('HEAD /f/a.txt');
    assert.strictEqual(head.headers['content-length'], '10');
    const directory = await ask('GET /f/sub?x=1');
    assert.strictEqual(directory.status, 301);
    assert.strictEqual(directory.headers.location, '/f/sub/?x=1');
    assert.strictEqual((await ask('GET /f/sub/')).body, '<p>sub');
    for (const bad of ['/f/nope', '/f/.hidden', '/f/..%2fsecret', '/f/%2e%2e/secret', '/f/a%00.txt', '/f/%zz',
      '/f/a.txt/', '/f/', '/o/sub']) {
      assert.strictEqual((await ask(`GET ${bad}`)).body, 'fell through', bad);
    }
    assert.strictEqual((await ask('POST /f/a.txt')).body, 'fell through');
    const options = await ask('GET /o/page');
    assert.strictEqual(options.body, 'page');
    assert.strictEqual(options.headers['cache-control'], 'public, max-age=86400, immutable');
    assert.strictEqual(options.headers['x-size'], '4');
    assert.strictEqual(options.headers.etag, undefined);
    assert.strictEqual((await ask('GET /o/.hidden')).body, 'hidden');
    assert.strictEqual((await ask('GET /strict/nope')).status, 404);
    assert.strictEqual((await ask('GET /strict/.hidden')).status, 403);
    assert.strictEqual((await ask('GET /strict/..%2fsecret')).status, 403);
    assert.strictEqual((await ask('GET /strict/%zz')).status, 400);
    const refused = await ask('POST /strict/a.txt');
    assert.strictEqual(refused.status, 405);
    assert.strictEqual(refused.headers.allow, 'GET, HEAD');
  } finally {
    fs.rmSync(root, { recursive: true });
  }
});
