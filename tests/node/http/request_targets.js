'use strict';
// Targets come to the program as they were sent; what has no known form is refused.
const assert = require('assert');
const { test, ask } = require('./_raw');

const answer = (target) => ask((req, res) => res.end(`<${req.url}>`, 'latin1'),
  `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

test(async () => {
  for (const target of ['/', '*', '/%zz', '/a?b=c#d', '//x', '/a\\b', 'http://a/b', '/"<>', '/[x]']) {
    assert.ok((await answer(target)).endsWith(`<${target}>`), target);
  }
  for (const target of ['path', 'a b', '']) {
    assert.match(await answer(target), /^HTTP\/1.1 400 Bad Request\r\n/, target);
  }
});
