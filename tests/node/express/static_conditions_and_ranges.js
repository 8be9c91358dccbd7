'use strict';
process.env.NODE_ENV = 'test';
const assert = require('assert');
const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { serve } = require('./_ask');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'ranges-'));
fs.writeFileSync(path.join(root, 'a.txt'), '0123456789');
const app = express();
app.use(express.static(root));
app.use('/plain', express.static(root, { acceptRanges: false }));

serve(app, async (ask) => {
  try {
    const get = (headers, url = '/a.txt') => ask(`GET ${url}`, headers);
    const { etag, 'last-modified': modified } = (await get()).headers;
    const OLD = 'Tue, 02 Jan 2001 03:04:05 GMT';

    const part = await get({ Range: 'bytes=2-4' });
    assert.strictEqual(part.status, 206);
    assert.strictEqual(part.body, '234');
    assert.strictEqual(part.headers['content-range'], 'bytes 2-4/10');
    assert.strictEqual((await get({ Range: 'bytes=-3' })).body, '789');
    assert.strictEqual((await get({ Range: 'bytes=8-' })).body, '89');
    assert.strictEqual((await get({ Range: 'bytes=0-2,1-4' })).body, '01234');
    assert.strictEqual((await get({ Range: 'bytes=0-1,8-9' })).status, 200);
    assert.strictEqual((await get({ Range: 'items=0-1' })).status, 200);
    const beyond = await get({ Range: 'bytes=50-' });
    assert.strictEqual(beyond.status, 416);
    assert.strictEqual(beyond.headers['content-range'], 'bytes */10');
    assert.strictEqual((await get({ Range: 'bytes=0-1' }, '/plain/a.txt')).status, 200);

    assert.strictEqual((await get({ Range: 'bytes=0-1', 'If-Range': etag })).status, 206);
    assert.strictEqual((await get({ Range: 'bytes=0-1', 'If-Range': '"other"' })).status, 200);
    assert.strictEqual((await get({ Range: 'bytes=0-1', 'If-Range': OLD })).status, 200);
    assert.strictEqual((await get({ Range: 'bytes=0-1', 'If-Range': modified })).status, 206);

    const unchanged = await get({ 'If-None-Match': etag });
    assert.strictEqual(unchanged.status, 304);
    assert.strictEqual(unchanged.headers['content-type'], undefined);
    assert.strictEqual((await get({ 'If-Modified-Since': modified })).status, 304);
    assert.strictEqual((await get({ 'If-Modified-Since': OLD })).status, 200);
    assert.strictEqual((await get({ 'If-Match': '"other"' })).status, 412);
    assert.strictEqual((await get({ 'If-Match': etag })).status, 200);
    assert.strictEqual((await get({ 'If-Unmodified-Since': OLD })).status, 412);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
});
