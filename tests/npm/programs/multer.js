'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const express = require('express');
const multer = require('multer');
const { serve } = require('./_serve');

const dest = fs.mkdtempSync(path.join(os.tmpdir(), 'multer-'));
const app = express();
app.post('/memory', multer({ limits: { fileSize: 100 } }).single('file'), (req, res) => {
  res.json([req.body.title, req.file.originalname, req.file.mimetype, req.file.buffer.toString()]);
});
app.post('/disk', multer({ dest }).array('file'), (req, res) => {
  res.json(req.files.map((file) => fs.readFileSync(file.path, 'utf8')));
});
app.use((err, req, res, next) => res.status(400).send(err.code));

const field = (name, value, file) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"` +
  (file ? `; filename="${file}"\r\nContent-Type: text/plain` : '') +
  `\r\n\r\n${value}\r\n`;
const form = (...fields) => ({
  method: 'POST',
  headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
  body: fields.join('') + '--b--\r\n',
});

serve(app, async (ask) => {
  assert.deepStrictEqual(
    JSON.parse((await ask('/memory', form(field('title', 'T'), field('file', 'content', 'a.txt')))).text),
    ['T', 'a.txt', 'text/plain', 'content'],
  );
  assert.strictEqual(
    (await ask('/memory', form(field('file', 'x'.repeat(200), 'a')))).text,
    'LIMIT_FILE_SIZE',
  );
  assert.strictEqual(
    (await ask('/disk', form(field('file', '1', 'a'), field('file', '2', 'b')))).text,
    '["1","2"]',
  );
}).finally(() => fs.rmSync(dest, { recursive: true }));
