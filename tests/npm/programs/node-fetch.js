'use strict';

const assert = require('assert');
const zlib = require('zlib');
const { default: fetch, Headers, FormData, AbortError } = require('node-fetch');
const { serve } = require('./_serve');

serve(
  (req, res) => {
    if (req.url === '/moved') return res.writeHead(301, { Location: '/gzip' }).end();
    if (req.url === '/gzip')
      return res.writeHead(200, { 'Content-Encoding': 'gzip' }).end(zlib.gzipSync('packed'));
    if (req.url === '/hang') return res.write('a');
    let body = '';
    req
      .on('data', (chunk) => {
        body += chunk;
      })
      .on('end', () => res.end(JSON.stringify([req.headers['content-type'], body])));
  },
  async (ask, port) => {
    const base = `http://127.0.0.1:${port}`;
    const moved = await fetch(`${base}/moved`);
    assert.deepStrictEqual([await moved.text(), moved.redirected], ['packed', true]);
    const form = new FormData();
    form.set('a', 'b');
    const [type, body] = await (
      await fetch(base, { method: 'POST', body: form, headers: new Headers({ 'X-A': 'b' }) })
    ).json();
    assert.match(type, /^multipart\/form-data; boundary=/);
    assert.match(body, /name="a"\r\n\r\nb\r\n/);
    const gone = new AbortController();
    const hanging = await fetch(`${base}/hang`, { signal: gone.signal });
    gone.abort();
    await assert.rejects(hanging.text(), AbortError);
    await assert.rejects(fetch('http://127.0.0.1:1'), { code: 'ECONNREFUSED' });
  },
);
