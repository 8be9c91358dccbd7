'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { formidable } = require('formidable');
const { serve } = require('./_serve');

const uploadDir = fs.mkdtempSync(path.join(os.tmpdir(), 'formidable-'));
serve(
  async (req, res) => {
    try {
      const [fields, files] = await formidable({ uploadDir, hashAlgorithm: 'sha1' }).parse(req);
      const [file] = files.file;
      res.end(
        JSON.stringify([
          fields,
          file.originalFilename,
          file.size,
          file.hash,
          fs.readFileSync(file.filepath, 'utf8'),
        ]),
      );
    } catch (err) {
      res.writeHead(err.httpCode || 500).end(err.message);
    }
  },
  async (ask) => {
    const body =
      '--b\r\nContent-Disposition: form-data; name="t"\r\n\r\nü\r\n' +
      '--b\r\nContent-Disposition: form-data; name="file"; filename="f.txt"\r\n' +
      'Content-Type: text/plain\r\n\r\nabc\r\n--b--\r\n';
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    assert.deepStrictEqual(JSON.parse((await ask('/', { method: 'POST', headers, body })).text), [
      { t: ['ü'] },
      'f.txt',
      3,
      'a9993e364706816aba3e25717850c26c9cd0d89d',
      'abc',
    ]);
    assert.strictEqual(
      (await ask('/', { method: 'POST', headers: { 'Content-Type': 'x/y' }, body: 'x' })).status,
      415,
    );
  },
).finally(() => fs.rmSync(uploadDir, { recursive: true }));
