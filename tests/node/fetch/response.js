'use strict';
// Response: its constructor, its static makers, what they refuse.
const assert = require('assert');

(async () => {
  const plain = new Response();
  assert.deepStrictEqual([plain.status, plain.statusText, plain.ok, plain.type, plain.url, plain.redirected,
    plain.body],
    [200, '', true, 'default', '', false, null]);
  const missing = new Response('no', { status: 404, statusText: 'Nothing', headers: { a: 'b' } });
  assert.deepStrictEqual([missing.status, missing.statusText, missing.ok, missing.headers.get('a')],
    [404, 'Nothing', false, 'b']);
  assert.strictEqual(new Response(null, { status: 204 }).body, null);

  const json = Response.json({ a: [1] }, { status: 201 });
  assert.strictEqual(json.status, 201);
  assert.strictEqual(json.headers.get('content-type'), 'application/json');
  assert.deepStrictEqual(await json.json(), { a: [1] });
  const redirect = Response.redirect('http://a/b', 307);
  assert.deepStrictEqual([redirect.status, redirect.headers.get('location')], [307, 'http://a/b']);
  assert.throws(() => redirect.headers.set('a', 'b'), TypeError);
  assert.deepStrictEqual([Response.error().type, Response.error().status], ['error', 0]);

  for (const status of [0, 99, 199, 600]) assert.throws(() => new Response('', { status }), RangeError);
  for (const status of [204, 205, 304]) assert.throws(() => new Response('x', { status }), TypeError);
  assert.throws(() => new Response('', { statusText: '\n' }), TypeError);
  assert.throws(() => Response.redirect('x'), TypeError);
  assert.throws(() => Response.redirect('http://a/', 200), RangeError);
  assert.throws(() => Response.json(), TypeError);
  assert.throws(() => Response.json(Symbol('s')), TypeError);
})();
