'use strict';
const assert = require('assert');
const { test, ask } = require('./_raw');

const head = 'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n' +
  'Trailer: A\r\n\r\n';

test(async () => {
  assert.match(await ask((req, res) => {
    assert.strictEqual(req.headers['transfer-encoding'], 'chunked');
    let text = '';
    req.on('data', (chunk) => {
      text += chunk;
    });
    req.on('end', () => {
      assert.deepStrictEqual(req.trailers, { a: '1, 3', b: '2' });
      assert.deepStrictEqual(req.rawTrailers, ['A', '1', 'B', '2', 'a', '3']);
      assert.deepStrictEqual({ ...req.trailersDistinct }, { a: ['1', '3'], b: ['2'] });
      res.end(text);
    });
  }, `${head}5;ext=1\r\nhello\r\n1\r\n \r\n5\r\nworld\r\n0\r\nA: 1\r\nB: 2\r\na: 3\r\n\r\n`), /hello world$/);
  assert.match(await ask((req, res) => {
    req.resume().on('end', () => {
      assert.deepStrictEqual(req.trailers, {});
      res.end('empty');
    });
  }, `${head}0\r\n\r\n`), /empty$/);
});
