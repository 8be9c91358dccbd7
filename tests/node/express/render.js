'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { serve } = require('./_ask');

const views = fs.mkdtempSync(path.join(os.tmpdir(), 'views-'));
fs.writeFileSync(path.join(views, 'hello.tpl'), 'Hello {name} from {place} at {time}');
fs.mkdirSync(path.join(views, 'dir'));
fs.writeFileSync(path.join(views, 'dir', 'index.tpl'), 'index of {name}');

const app = express();
app.engine('tpl', (file, values, callback) => {
  fs.readFile(file, 'utf8', (error, text) => {
    callback(error, text && text.replace(/{(\w+)}/g, (_, name) => values[name]));
  });
});
app.set('views', views).set('view engine', 'tpl');
app.locals.place = 'app';
app.get('/hello', (req, res) => {
  res.locals.time = 'noon';
  res.render('hello', { name: 'Bob' });
});
app.get('/dir', (req, res) => res.render('dir', { name: 'dir' }));
app.get('/callback', (req, res) => {
  res.render('dir/index.tpl', { name: 'x' }, (error, text) => res.send(`<${text}>`));
});
app.get('/missing', (req, res) => res.render('missing'));
app.use((error, req, res, next) => res.status(500).send(error.message));

serve(app, async (ask) => {
  try {
    const page = await ask('GET /hello');
    assert.strictEqual(page.body, 'Hello Bob from app at noon');
    assert.strictEqual(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.strictEqual((await ask('GET /dir')).body, 'index of dir');
    assert.strictEqual((await ask('GET /callback')).body, '<index of x>');
    assert.strictEqual((await ask('GET /missing')).body,
      `Failed to lookup view "missing" in views directory "${views}"`);
    assert.throws(() => app.engine('x'), { message: 'callback function required' });
    const text = await new Promise((resolve, reject) => {
      app.render('dir', { name: 'app' }, (error, rendered) => (error ? reject(error) : resolve(rendered)));
    });
    assert.strictEqual(text, 'index of app');
  } finally {
    fs.rmSync(views, { recursive: true });
  }
});
