'use strict';
// setHeader(), getHeader(), hasHeader(): one field for a name, whatever its case; values as they were given;
// what they refuse, and when.

const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  assert.strictEqual(res.getHeader('x-one'), undefined);
  assert.strictEqual(res.hasHeader('x-one'), false);
  assert.strictEqual(res.setHeader('X-One', 'first'), res);
  res.setHeader('X-Number', 42);
  res.setHeader('X-Float', 1.5);
  res.setHeader('X-List', ['a', 'b']);
  res.setHeader('X-Latin', 'gr\xfcn');
  res.setHeader('X-Empty', '');
  assert.strictEqual(res.getHeader('x-ONE'), 'first');
  assert.strictEqual(res.getHeader('x-number'), 42);
  assert.strictEqual(res.getHeader('x-float'), 1.5);
  assert.deepStrictEqual(res.getHeader('x-list'), ['a', 'b']);
  assert.strictEqual(res.getHeader('x-empty'), '');
  assert.strictEqual(res.hasHeader('X-LIST'), true);

  // The last one counts, in its spelling and at its place.
  res.setHeader('x-one', 'second');
  const names = ['x-one', 'x-number', 'x-float', 'x-list', 'x-latin', 'x-empty'];
  assert.deepStrictEqual(res.getHeaderNames(), names);
  assert.deepStrictEqual(res.getRawHeaderNames().slice(0, 2), ['x-one', 'X-Number']);
  res.removeHeader('X-NUMBER');
  assert.strictEqual(res.hasHeader('x-number'), false);
  assert.deepStrictEqual(res.getHeaderNames(), ['x-one', 'x-float', 'x-list', 'x-latin', 'x-empty']);
  res.setHeader('x-Number', 'back');
  assert.strictEqual(res.getHeaders()['x-number'], 'back');

  assert.throws(() => res.setHeader('', 'x'), { code: 'ERR_INVALID_HTTP_TOKEN' });
  assert.throws(() => res.setHeader('a b', 'x'), { code: 'ERR_INVALID_HTTP_TOKEN' });
  assert.throws(() => res.setHeader(7, 'x'), { code: 'ERR_INVALID_HTTP_TOKEN' });
  assert.throws(() => res.setHeader('a', 'x\ny'), { code: 'ERR_INVALID_CHAR' });
  assert.throws(() => res.setHeader('a', 'x\u0100'), { code: 'ERR_INVALID_CHAR' });
  assert.throws(() => res.setHeader('a', undefined), { code: 'ERR_HTTP_INVALID_HEADER_VALUE' });
  assert.throws(() => res.setHeader('a'), { code: 'ERR_HTTP_INVALID_HEADER_VALUE' });
  for (const method of ['getHeader', 'hasHeader']) {
    assert.throws(() => res[method](), { code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => res[method](1), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  assert.strictEqual(res.hasHeader('a'), false);

  res.end('done');
  assert.throws(() => res.setHeader('X-One', 'late'), { code: 'ERR_HTTP_HEADERS_SENT' });
  assert.strictEqual(res.getHeader('X-One'), 'second');
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const asked = http.get({ port, host: '127.0.0.1', headers: { 'X-Asked': 'yes' } }, (res) => {
    assert.strictEqual(res.headers['x-one'], 'second');
    assert.strictEqual(res.headers['x-number'], 'back');
    assert.strictEqual(res.headers['x-list'], 'a, b');
    res.resume().on('end', () => server.close());
  });
  assert.strictEqual(asked.getHeader('x-asked'), 'yes');
  assert.strictEqual(asked.hasHeader('X-ASKED'), true);
  assert.strictEqual(asked.getHeader('HOST'), `127.0.0.1:${port}`);
  asked.once('finish', () => {
    assert.throws(() => asked.setHeader('x', 'late'), { code: 'ERR_HTTP_HEADERS_SENT' });
  });
});
