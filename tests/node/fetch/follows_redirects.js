'use strict';
// Redirects: which method and which fields go on, and how often.
const assert = require('assert');
const serve = require('./_serve.js');

serve((req, res) => {
  const status = +req.url.slice(1, 4);
  if (status) {
    res.writeHead(status, { location: req.url.slice(4) || '/echo' }).end('moved');
    return;
  }
  if (req.url === '/nowhere') {
    res.writeHead(302).end('no location');
    return;
  }
  let body = '';
  req.on('data', (chunk) => { body += chunk; }).on('end', () => {
    res.end(JSON.stringify({ method: req.method, headers: req.headers, body }));
  });
}, async (base, server) => {
  const go = async (path, init) => {
    const response = await fetch(base + path, init);
    assert.strictEqual(response.redirected, true);
    return { url: response.url, ...await response.json() };
  };
  for (const [status, method, expected] of [[301, 'POST', 'GET'], [302, 'POST', 'GET'], [303, 'PUT', 'GET'],
    [307, 'POST', 'POST'], [308, 'POST', 'POST'], [301, 'PUT', 'PUT'], [302, 'DELETE', 'DELETE']]) {
    const init = { method, headers: { 'x-own': '1' } };
    if (method !== 'DELETE') init.body = 'bb';
    const seen = await go(`/${status}`, init);
    assert.strictEqual(seen.method, expected);
    assert.strictEqual(seen.url, `${base}/echo`);
    assert.strictEqual(seen.body, expected === 'GET' || method === 'DELETE' ? '' : 'bb');
    assert.strictEqual(seen.headers['x-own'], '1');
    assert.strictEqual(seen.headers['content-type'],
      seen.body === '' ? undefined : 'text/plain;charset=UTF-8');
  }

  // Another origin gets no credentials.
  const other = `http://localhost:${server.address().port}/echo`;
  const secrets = { authorization: 'a', cookie: 'b', 'proxy-authorization': 'c', 'x-own': '1' };
  const { address } = server.address();
  if (address === '127.0.0.1') {
    const there = await fetch(`${base}/302${other}`, { headers: secrets }).catch(() => null);
    if (there !== null) {
      const { headers } = await there.json();
      assert.deepStrictEqual([headers.authorization, headers.cookie, headers['proxy-authorization'],
        headers['x-own']],
        [undefined, undefined, undefined, '1']);
    }
  }
  assert.strictEqual((await go('/302', { headers: secrets })).headers.authorization, 'a');

  const failed = (message) => (error) => error instanceof TypeError && error.message === 'fetch failed' &&
    error.cause.message === message;
  await assert.rejects(fetch(`${base}/302`, { redirect: 'error' }), failed('unexpected redirect'));
  const manual = await fetch(`${base}/302`, { redirect: 'manual' });
  assert.deepStrictEqual([manual.status, manual.headers.get('location'), await manual.text()],
    [302, '/echo', 'moved']);
  assert.strictEqual(await (await fetch(`${base}/nowhere`)).text(), 'no location');
  await assert.rejects(fetch(`${base}/302http://`), failed('Invalid URL'));
  let chain = '';
  for (let i = 0; i < 21; i++) chain += '/302';
  await assert.rejects(fetch(`${base}${chain}/echo`), failed('redirect count exceeded'));
  assert.strictEqual((await go(`${chain.slice(4)}/echo`)).method, 'GET');
  const body = ReadableStream.from([Buffer.from('x')]);
  await assert.rejects(fetch(`${base}/307`, { method: 'POST', body, duplex: 'half' }), TypeError);
});
