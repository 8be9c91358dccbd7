'use strict';
// Settings of routing, JSONP and views; what a mounted application takes over; several ranges at once.
const assert = require('assert');
const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { serve } = require('./_ask');

function ask(app, target, headers) {
  return new Promise((resolve) => {
    serve(app, async (get) => { resolve(await get(`GET ${target}`, headers)); });
  });
}

async function paths(settings) {
  const app = express();
  for (const name of settings) app.enable(name);
  app.get('/Path', (req, res) => res.send('found'));
  const statuses = [];
  for (const target of ['/Path', '/path', '/Path/']) statuses.push((await ask(app, target)).status);
  return statuses;
}

async function jsonp() {
  const app = express();
  app.set('jsonp callback name', 'then');
  app.get('/', (req, res) => res.jsonp({ a: 1 }));
  assert.match((await ask(app, '/?then=go')).body, /go\(\{"a":1\}\);$/);
  assert.strictEqual((await ask(app, '/?callback=go')).body, '{"a":1}');
}

async function views() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'views-'));
  const file = path.join(folder, 'page.up');
  const engine = (name, options, done) => fs.readFile(name, 'utf8', (error, text) => done(error, text + options.a));
  const rendered = (app) => new Promise((resolve) => {
    app.render('page', { a: 1 }, (error, text) => resolve(error ? error.message.split(' "')[0] : text));
  });
  const app = express().engine('up', engine).set('views', folder).set('view engine', 'up');
  assert.strictEqual(app.get('view cache'), undefined);
  fs.writeFileSync(file, 'x');
  assert.strictEqual(await rendered(app), 'x1');
  fs.rmSync(file);
  assert.strictEqual(await rendered(app), 'Failed to lookup view');
  // Kept is where the view lies, not what it says.
  app.enable('view cache');
  fs.writeFileSync(file, 'y');
  assert.strictEqual(await rendered(app), 'y1');
  fs.writeFileSync(file, 'z');
  assert.strictEqual(await rendered(app), 'z1');
  fs.rmSync(folder, { recursive: true });
  assert.match(await rendered(app), /^ENOENT/);
}

function mounted() {
  const app = express();
  const child = express();
  app.set('strict routing', true).set('etag', false).set('title', 'parent');
  app.use('/child', child);
  assert.strictEqual(child.parent, app);
  assert.strictEqual(child.get('title'), 'parent');
  child.set('title', 'own');
  assert.deepStrictEqual([app.get('title'), child.get('title'), child.path()], ['parent', 'own', '/child']);
}

async function ranges() {
  const app = express();
  app.get('/', (req, res) => res.sendFile(__filename));
  const size = fs.statSync(__filename).size;
  const whole = await ask(app, '/', { Range: 'bytes=0-1,5-9' });
  assert.deepStrictEqual([whole.status, whole.body.length], [200, size]);
  // Ranges that touch are one.
  const joined = await ask(app, '/', { Range: 'bytes=0-4,5-9' });
  assert.deepStrictEqual([joined.status, joined.headers['content-range']], [206, `bytes 0-9/${size}`]);
}

(async () => {
  assert.deepStrictEqual(await paths([]), [200, 200, 200]);
  assert.deepStrictEqual(await paths(['case sensitive routing']), [200, 404, 200]);
  assert.deepStrictEqual(await paths(['strict routing']), [200, 200, 404]);
  await jsonp();
  await views();
  mounted();
  await ranges();
})();
