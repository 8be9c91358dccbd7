'use strict';
// Bodies, read and unread, between pipelined requests.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

const chunked = 'POST /chunked HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\n' +
  'c\r\n0\r\n\r\n';
const sized = 'POST /sized HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\ndef';

test(async () => {
  const seen = [];
  const text = await ask(async (req, res) => {
    let body = '';
    if (req.headers.skip === undefined) for await (const chunk of req) body += chunk;
    seen.push(`${req.url} ${body}`);
    res.end('ok');
  }, chunked + sized + chunked.replace('Host', 'Skip: 1\r\nHost') + sized.replace('Host',
    'Skip: 1\r\nHost') + get());
  assert.deepStrictEqual(seen.sort(), ['/ ', '/chunked ', '/chunked abc', '/sized ', '/sized def']);
  assert.strictEqual(text.match(/200 OK/g).length, 5);
});
