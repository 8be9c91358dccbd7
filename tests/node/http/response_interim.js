'use strict';
// 100, 102 and 103 go before the answer.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  assert.ok((await ask((req, res) => {
    res.writeContinue();
    res.end();
  }, get())).startsWith('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n'));
  assert.ok((await ask((req, res) => {
    res.writeProcessing();
    res.end();
  }, get())).startsWith('HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n'));
  const called = [];
  const text = await ask((req, res) => {
    res.writeEarlyHints({ link: '</style.css>; rel=preload; as=style', 'x-trace-id': 'id' }, () =>
      called.push('hint'));
    res.writeEarlyHints({ link: ['</a.css>; rel=preload; as=style', '</b.js>; rel=preload; as=script'] });
    res.writeEarlyHints({});
    res.writeEarlyHints({ link: [] });
    assert.strictEqual(res.headersSent, false);
    res.end();
  }, get());
  assert.ok(text.startsWith('HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload; as=style\r\n' +
    'x-trace-id: id\r\n\r\n' +
    'HTTP/1.1 103 Early Hints\r\n' +
      'Link: </a.css>; rel=preload; as=style, </b.js>; rel=preload; as=script\r\n\r\n' +
    'HTTP/1.1 200 OK\r\n'), text);
  assert.deepStrictEqual(called, ['hint']);
  await ask((req, res) => {
    assert.throws(() => res.writeEarlyHints({ link: 'bad, it is' }), { code: 'ERR_INVALID_ARG_VALUE' });
    assert.throws(() => res.writeEarlyHints({ link: '</>; ' }), { code: 'ERR_INVALID_ARG_VALUE' });
    assert.throws(() => res.writeEarlyHints('</a>'), { code: 'ERR_INVALID_ARG_TYPE' });
    res.end();
  }, get());
});
