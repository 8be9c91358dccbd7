'use strict';
// fetch() against a server: methods, bodies of every kind, header fields, the answer.
const assert = require('assert');
const serve = require('./_serve.js');

serve((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
    res.setHeader('x-list', ['1', '2']);
    res.setHeader('set-cookie', ['a=1', 'b=2']);
    res.statusMessage = 'Fine';
    const { method, url, headers } = req;
    res.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  });
}, async (base) => {
  const ask = async (init, path = '/') => (await fetch(base + path, init)).json();
  const response = await fetch(`${base}/path?q#hash`);
  assert.deepStrictEqual([response.status, response.statusText, response.ok, response.url,
    response.redirected],
    [200, 'Fine', true, `${base}/path?q`, false]);
  assert.strictEqual(response.headers.get('x-list'), '1, 2');
  assert.deepStrictEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
  assert.throws(() => response.headers.set('a', 'b'), TypeError);
  const got = await response.json();
  assert.deepStrictEqual([got.method, got.url, got.body], ['GET', '/path?q', '']);
  assert.strictEqual(got.headers.accept, '*/*');
  assert.strictEqual(got.headers.connection, 'keep-alive');
  assert.strictEqual(got.headers['user-agent'], 'node');

  const post = await ask({ method: 'POST', body: 'héllo', headers: { 'X-Own': '1', 'User-Agent': 'me' } });
  assert.deepStrictEqual([post.body, post.headers['content-length'], post.headers['content-type'],
    post.headers['x-own'], post.headers['user-agent']],
      ['héllo', '6', 'text/plain;charset=UTF-8', '1', 'me']);
  assert.strictEqual((await ask({ method: 'POST' })).headers['content-length'], '0');
  for (const method of ['DELETE', 'OPTIONS', 'MKCALENDAR', 'LOCK']) {
    const { headers } = await ask({ method });
    assert.deepStrictEqual([headers['content-length'], headers['transfer-encoding']], [undefined, undefined]);
  }
  assert.strictEqual((await ask({ method: 'PROPFIND' })).headers['content-length'], '0');
  assert.strictEqual((await ask({ method: 'PUT', body: new URLSearchParams({ a: 'b' }) })).body, 'a=b');
  const blob = await ask({ method: 'POST', body: new Blob(['zz'], { type: 'x/y' }) });
  assert.deepStrictEqual([blob.body, blob.headers['content-type']], ['zz', 'x/y']);
  const form = new FormData();
  form.set('k', 'v');
  assert.match((await ask({ method: 'POST', body: form })).body, /name="k"\r\n\r\nv\r\n/);
  assert.strictEqual((await ask(undefined, '')).url, '/');
  assert.strictEqual((await (await fetch(new Request(base, { method: 'OPTIONS' }))).json()).method,
    'OPTIONS');

  const head = await fetch(base, { method: 'HEAD' });
  assert.strictEqual(head.body, null);
  assert.strictEqual(await head.text(), '');
});
