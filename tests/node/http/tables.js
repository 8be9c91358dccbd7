'use strict';
const assert = require('assert');
const http = require('http');

for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH',
  'M-SEARCH', 'PROPFIND']) {
  assert.ok(http.METHODS.includes(method), method);
}
assert.deepStrictEqual(http.METHODS, [...http.METHODS].sort());
assert.strictEqual(http.STATUS_CODES[200], 'OK');
assert.strictEqual(http.STATUS_CODES[404], 'Not Found');
assert.strictEqual(http.STATUS_CODES[418], "I'm a Teapot");
assert.strictEqual(Object.keys(http.STATUS_CODES).length, 63);
assert.strictEqual(http.maxHeaderSize, 16384);
