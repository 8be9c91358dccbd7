'use strict';
const assert = require('assert');
const { test, ask, get } = require('./_raw');

test(async () => {
  assert.match(await ask((req, res) => {
    assert.strictEqual(res.statusMessage, undefined);
    res.statusCode = 404;
    res.end(() => assert.strictEqual(res.statusMessage, 'Not Found'));
  }, get()), /^HTTP\/1.1 404 Not Found\r\n/);
  assert.match(await ask((req, res) => {
    res.statusMessage = 'As you like it';
    res.end();
    assert.strictEqual(res.statusMessage, 'As you like it');
  }, get()), /^HTTP\/1.1 200 As you like it\r\n/);
  assert.match(await ask((req, res) => {
    res.statusMessage = '';
    res.end();
  }, get()), /^HTTP\/1.1 200 OK\r\n/);
  await ask((req, res) => {
    res.writeHead(418);
    assert.strictEqual(res.statusMessage, "I'm a Teapot");
    assert.strictEqual(res.statusCode, 418);
    res.end();
  }, get());
  await ask((req, res) => {
    res.statusMessage = 'a\nb';
    assert.throws(() => res.end(), { code: 'ERR_INVALID_CHAR' });
    res.statusMessage = '';
    res.statusCode = 1000;
    assert.throws(() => res.end(), { code: 'ERR_HTTP_INVALID_STATUS_CODE' });
    res.statusCode = 200;
    res.end();
  }, get());
});
