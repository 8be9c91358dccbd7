'use strict';
// What a middleware takes from a request's fields, or adds to them, counts for the file that is answered
// with.

process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { serve } = require('./_ask');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'changed-'));
fs.writeFileSync(path.join(root, 'a.txt'), '0123456789');
fs.writeFileSync(path.join(root, '.hidden'), 'x');
fs.writeFileSync(path.join(root, 'bare'), 'x');
fs.writeFileSync(path.join(root, 'two.dots.HTML'), 'x');
const seen = [];
const app = express();
app.use('/less', (req, res, next) => {
  delete req.headers.range;
  next();
});
app.use('/more', (req, res, next) => {
  req.headers.range = 'bytes=1-2';
  next();
});
app.use(['/less', '/more', '/plain'], express.static(root, {
  dotfiles: 'allow',
  setHeaders: (res, file, stat) => {
    seen.push([path.basename(file), stat.size, stat.isFile(), stat.mtime instanceof Date]);
    res.setHeader('X-Own', 'yes');
  },
}));

serve(app, async (ask) => {
  try {
    const less = await ask('GET /less/a.txt', { Range: 'bytes=2-4' });
    assert.deepStrictEqual([less.status, less.body], [200, '0123456789']);
    const more = await ask('GET /more/a.txt');
    assert.deepStrictEqual([more.status, more.body], [206, '12']);
    assert.strictEqual(more.headers['x-own'], 'yes');
    assert.deepStrictEqual(seen, [['a.txt', 10, true, true], ['a.txt', 10, true, true]]);
    for (const name of ['If-Match', 'If-Range', 'If-None-Match', 'Range']) {
      const answer = await ask('GET /plain/a.txt', { [name]: name === 'Range' ? 'bytes=0-0' : '"other"' });
      assert.strictEqual(answer.status, { 'If-Match': 412, 'Range': 206 }[name] ?? 200, name);
    }
    const past = { 'If-Unmodified-Since': 'Tue, 02 Jan 2001 03:04:05 GMT' };
    assert.strictEqual((await ask('GET /plain/a.txt', past)).status, 412);
    const typeOf = async (file) => (await ask(`GET /plain/${file}`)).headers['content-type'];
    assert.strictEqual(await typeOf('two.dots.HTML'), 'text/html; charset=utf-8');
    assert.strictEqual(await typeOf('bare'), 'application/octet-stream');
    assert.strictEqual(await typeOf('.hidden'), 'application/octet-stream');
  } finally {
    fs.rmSync(root, { recursive: true });
  }
});
