'use strict';
// How fields that come more than once are joined.
const assert = require('assert');
const http = require('http');
const { test, ask, get } = require('./_raw');

const firstOnly = ['age', 'authorization', 'content-type', 'etag', 'expires', 'from', 'if-modified-since',
  'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer',
  'retry-after', 'server', 'user-agent'];
const lines = firstOnly.flatMap((name) => [`${name}: 1`, `${name}: 2`]);
lines.push('Cookie: a=1', 'cookie: b=2', 'Set-Cookie: c=3', 'Accept: x', 'accept: y', 'X-Empty:',
  'X-Empty: 1');

test(async () => {
  await ask((req, res) => {
    for (const name of firstOnly) assert.strictEqual(req.headers[name], '1', name);
    assert.strictEqual(req.headers.cookie, 'a=1; b=2');
    assert.deepStrictEqual(req.headers['set-cookie'], ['c=3']);
    assert.strictEqual(req.headers.accept, 'x, y');
    assert.strictEqual(req.headers['x-empty'], ', 1');
    assert.deepStrictEqual(req.headersDistinct.age, ['1', '2']);
    assert.deepStrictEqual(req.headersDistinct.cookie, ['a=1', 'b=2']);
    res.end();
  }, get('/', ...lines));
  const joining = http.createServer({ joinDuplicateHeaders: true }, (req, res) => {
    assert.strictEqual(req.headers.authorization, '1, 2');
    assert.strictEqual(req.headers.cookie, 'a=1; b=2');
    assert.deepStrictEqual(req.headers['set-cookie'], ['c=3']);
    res.end();
  });
  assert.match(await ask(joining, get('/', ...lines)), /^HTTP\/1.1 200/);
  assert.throws(() => http.createServer({ joinDuplicateHeaders: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
});
