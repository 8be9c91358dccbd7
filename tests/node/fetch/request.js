'use strict';
// Request: defaults, what it takes over from another one, what it refuses.
const assert = require('assert');

(async () => {
  const plain = new Request('http://a/b?c#d');
  assert.deepStrictEqual([plain.method, plain.url, plain.redirect, plain.mode, plain.credentials, plain.body],
    ['GET', 'http://a/b?c#d', 'follow', 'cors', 'same-origin', null]);
  assert.ok(plain.signal instanceof AbortSignal);
  const post = new Request(new URL('http://a/'), { method: 'post', body: 'x', headers: { a: 'b' } });
  assert.strictEqual(post.method, 'POST');
  assert.strictEqual(post.headers.get('content-type'), 'text/plain;charset=UTF-8');
  assert.strictEqual(new Request('http://a/', { method: 'patch' }).method, 'patch');

  const taken = new Request(post, { headers: { c: 'd' } });
  assert.strictEqual(post.bodyUsed, true);
  assert.strictEqual(taken.headers.get('a'), null);
  assert.strictEqual(await taken.text(), 'x');
  assert.throws(() => new Request(taken), TypeError);
  const source = new Request('http://a/', { method: 'POST', body: 'twice' });
  const copy = source.clone();
  assert.deepStrictEqual([await source.text(), await copy.text()], ['twice', 'twice']);

  const controller = new AbortController();
  const { signal } = new Request('http://a/', { signal: controller.signal });
  controller.abort('why');
  assert.ok(signal.aborted);
  assert.strictEqual(signal.reason, 'why');

  const refused = [['x'], ['http://u:p@a/'], ['http://a/', { method: 'a b' }],
    ['http://a/', { method: 'TRACE' }],
    ['http://a/', { body: 'x' }], ['http://a/', { method: 'HEAD', body: 'x' }],
    ['http://a/', { method: 'POST', body: new ReadableStream() }], ['http://a/', { signal: 1 }],
    ['http://a/', { mode: 'navigate' }], ['http://a/', { redirect: 'x' }], ['http://a/', { duplex: 'full' }],
    ['http://a/', { window: 1 }], ['http://a/', { referrer: 'x' }],
      ['http://a/', { cache: 'only-if-cached' }],
    ['http://a/', 1], []];
  for (const args of refused) assert.throws(() => new Request(...args), TypeError, String(args));
})();
