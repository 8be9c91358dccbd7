'use strict';
// serve-index: pages, JSON and text of a folder, its options, and that nothing above the root is shown.
const assert = require('assert');
const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const serveIndex = require('serve-index');
const { serve } = require('./_ask');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'index-'));
fs.mkdirSync(path.join(root, 'folder'));
for (const name of ['b & c.txt', 'A.png', '.hidden', 'folder/inner'])
  fs.writeFileSync(path.join(root, name), 'x');

const app = express();
app.use('/list', serveIndex(root, { icons: true }));
app.use('/all', serveIndex(root, { hidden: true, filter: (name) => name !== 'A.png' }));
app.use(
  '/made',
  serveIndex(root, {
    view: 'details',
    template: (locals, callback) =>
      callback(null, `${locals.directory} ${locals.viewName} ${locals.fileList.map((file) => file.name)}`)
  })
);
app.use((req, res) => res.status(404).send('behind'));
app.use((error, req, res, next) => res.status(error.status || 500).send('failed'));

serve(app, async (ask) => {
  const html = { accept: 'text/html' };
  const page = await ask('GET /list/', html);
  assert.strictEqual(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.strictEqual(page.headers['x-content-type-options'], 'nosniff');
  assert.match(page.body, /<a href="\/list\/b%20%26%20c\.txt"[^]*title="b &amp; c\.txt"/);
  assert.match(page.body, /icon-directory[^]*icon-image/);
  assert.ok(page.body.indexOf('title="folder"') < page.body.indexOf('title="A.png"'));
  assert.doesNotMatch(page.body, /hidden"/);
  assert.match((await ask('GET /list/folder/', html)).body, /title="\.\."/);
  assert.strictEqual(
    (await ask('GET /list/', { accept: 'application/json' })).body,
    '["folder","A.png","b & c.txt"]'
  );
  assert.strictEqual((await ask('GET /all/', { accept: 'text/plain' })).body, 'folder\n.hidden\nb & c.txt\n');
  assert.strictEqual((await ask('GET /made/', html)).body, '/made/ details folder,A.png,b & c.txt');
  assert.strictEqual((await ask('GET /list/', { accept: 'image/png' })).status, 406);
  assert.strictEqual((await ask('GET /list/nope/')).body, 'behind');
  assert.strictEqual((await ask('GET /list/A.png')).body, 'behind');
  assert.strictEqual((await ask('GET /list/..%2f')).status, 403);
  assert.strictEqual((await ask('GET /list/%00')).status, 400);
  const post = await ask('POST /list/');
  assert.deepStrictEqual([post.status, post.headers.allow], [405, 'GET, HEAD, OPTIONS']);
  assert.strictEqual((await ask('OPTIONS /list/')).status, 200);
  fs.rmSync(root, { recursive: true });
});
assert.throws(() => serveIndex(), TypeError);
