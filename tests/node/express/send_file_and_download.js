'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { serve } = require('./_ask');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'send-'));
const file = path.join(root, 'a b.txt');
fs.writeFileSync(file, 'content');
let finished = 0;

const app = express();
app.get('/file', (req, res) => res.sendFile(file, (error) => { finished += error ? 100 : 1; }));
app.get('/root', (req, res) => res.sendFile('a b.txt', { root, maxAge: 5000, headers: { 'X-Own': '1' } }));
app.get('/outside', (req, res) => res.sendFile('../x', { root }));
app.get('/missing', (req, res) => res.sendFile(path.join(root, 'nope')));
app.get('/failed', (req, res) => {
  res.sendFile(path.join(root, 'nope'), (error) => res.json([error.status, error.code]));
});
app.get('/directory', (req, res) => res.sendFile(root));
app.get('/download', (req, res) => res.download(file));
app.get('/named', (req, res) => res.download(file, 'other.txt'));
app.get('/throws', (req, res) => {
  assert.throws(() => res.sendFile(), { message: 'path argument is required to res.sendFile' });
  assert.throws(() => res.sendFile(5), { message: 'path must be a string to res.sendFile' });
  assert.throws(() => res.sendFile('relative'), {
    message: 'path must be absolute or specify root to res.sendFile'
  });
  res.end('checked');
});
app.use((req, res) => res.status(404).send('next'));

serve(app, async (ask) => {
  try {
    assert.strictEqual((await ask('GET /file')).body, 'content');
    assert.strictEqual(finished, 1);
    const rooted = await ask('GET /root');
    assert.strictEqual(rooted.headers['x-own'], '1');
    assert.strictEqual(rooted.headers['cache-control'], 'public, max-age=5');
    assert.strictEqual((await ask('GET /outside')).status, 403);
    assert.strictEqual((await ask('GET /missing')).status, 404);
    assert.deepStrictEqual(JSON.parse((await ask('GET /failed')).body), [404, 'ENOENT']);
    assert.strictEqual((await ask('GET /directory')).body, 'next');
    const disposition = async (url) => (await ask(`GET ${url}`)).headers['content-disposition'];
    assert.strictEqual(await disposition('/download'), 'attachment; filename="a b.txt"');
    assert.strictEqual(await disposition('/named'), 'attachment; filename=other.txt');
    assert.strictEqual((await ask('GET /throws')).body, 'checked');
  } finally {
    fs.rmSync(root, { recursive: true });
  }
});
