'use strict';
const assert = require('assert');
const { test, ask, get } = require('./_raw');

const mismatch = (have, announced) => ({ code: 'ERR_HTTP_CONTENT_LENGTH_MISMATCH', name: 'Error',
  message: `Response body's content-length of ${have} byte(s) does not match the ` +
    `content-length of ${announced} byte(s) set in header` });

test(async () => {
  await ask((req, res) => {
    assert.strictEqual(res.strictContentLength, false);
    res.strictContentLength = true;
    res.setHeader('Content-Length', 5);
    res.flushHeaders();
    assert.throws(() => res.write('too long'), mismatch(8, 5));
    res.destroy();
  }, get());
  await ask((req, res) => {
    res.strictContentLength = true;
    res.setHeader('Content-Length', 5);
    res.write('abc');
    assert.throws(() => res.end('x'), mismatch(4, 5));
    res.destroy();
  }, get());
  await ask((req, res) => {
    res.strictContentLength = true;
    res.writeHead(200, { 'Content-Length': 5 });
    assert.throws(() => res.end(), mismatch(0, 5));
    res.destroy();
  }, get());
  assert.match(await ask((req, res) => {
    res.strictContentLength = true;
    res.writeHead(200, { 'Content-Length': 5 });
    res.write('abc');
    res.end('de');
  }, get()), /\r\n\r\nabcde$/);
  // A length of the server's own making is always right.
  assert.match(await ask((req, res) => {
    res.strictContentLength = true;
    res.end('abc');
  }, get()), /Content-Length: 3\r\n\r\nabc$/);
});
