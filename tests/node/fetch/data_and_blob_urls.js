'use strict';
// fetch() of data: and blob: URLs, and the URLs of Blobs.
const assert = require('assert');
const { resolveObjectURL } = require('buffer');

(async () => {
  const data = async (url) => {
    const response = await fetch(url);
    return [response.status, response.headers.get('content-type'), await response.text()];
  };
  assert.deepStrictEqual(await data('data:text/html;base64,aGk='), [200, 'text/html', 'hi']);
  assert.deepStrictEqual(await data('data:,a%20b#hash'), [200, 'text/plain;charset=US-ASCII', 'a b']);
  assert.deepStrictEqual(await data('data:;charset=utf-8,%C3%A9'), [200, 'text/plain;charset=utf-8', 'é']);
  assert.deepStrictEqual(await data('data:application/json,{"a":"%"}'),
    [200, 'application/json', '{"a":"%"}']);
  await assert.rejects(fetch('data:nothing'), { message: 'fetch failed' });
  await assert.rejects(fetch('data:;base64,!'), { message: 'fetch failed' });

  const blob = new Blob(['blob'], { type: 'x/y' });
  const url = URL.createObjectURL(blob);
  assert.match(url, /^blob:nodedata:[-0-9a-f]{36}$/);
  assert.strictEqual(resolveObjectURL(url).size, 4);
  const response = await fetch(url);
  assert.deepStrictEqual([response.status, response.headers.get('content-type'),
    response.headers.get('content-length'),
    await response.text()], [200, 'x/y', '4', 'blob']);
  await assert.rejects(fetch(url, { method: 'POST' }), { message: 'fetch failed' });
  URL.revokeObjectURL(url);
  assert.strictEqual(resolveObjectURL(url), undefined);
  await assert.rejects(fetch(url), { message: 'fetch failed' });
  assert.throws(() => URL.createObjectURL('x'), { code: 'ERR_INVALID_ARG_TYPE' });
})();
