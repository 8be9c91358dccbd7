'use strict';
// Requests sent in one piece are answered in order, and each response has its own events.
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  const finished = [];
  const request = (n) => `GET /${n} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const all = Array.from({ length: 20 }, (_, n) => request(n)).join('') + get('/last');
  const text = await ask((req, res) => {
    res.on('finish', () => finished.push(`finish ${req.url}`));
    res.on('close', () => finished.push(`close ${req.url}`));
    if (req.url.endsWith('3')) setImmediate(() => res.end(req.url));
    else if (req.url.endsWith('5')) setTimeout(() => res.end(req.url), 5);
    else res.end(req.url);
  }, all);
  const answered = [...text.matchAll(/\r\n\r\n(\/\d+|\/last)/g)].map((match) => match[1]);
  const urls = [...Array.from({ length: 20 }, (_, n) => `/${n}`), '/last'];
  assert.deepStrictEqual(answered, urls);
  await new Promise(setImmediate);
  assert.deepStrictEqual(finished.filter((one) => one.startsWith('finish')),
    urls.map((url) => `finish ${url}`));
  assert.deepStrictEqual(finished.filter((one) => one.startsWith('close')),
    urls.map((url) => `close ${url}`));
});
