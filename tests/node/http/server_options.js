'use strict';
const assert = require('assert');
const http = require('http');

const server = http.createServer();
assert.strictEqual(server.timeout, 0);
assert.strictEqual(server.keepAliveTimeout, 5000);
assert.strictEqual(server.headersTimeout, 60_000);
assert.strictEqual(server.requestTimeout, 300_000);
assert.strictEqual(server.maxHeadersCount, null);
assert.strictEqual(server.maxRequestsPerSocket, 0);
assert.strictEqual(server.listening, false);
assert.strictEqual(server.address(), null);

const own = http.createServer({ keepAliveTimeout: 1, headersTimeout: 2, requestTimeout: 3 });
assert.deepStrictEqual([own.keepAliveTimeout, own.headersTimeout, own.requestTimeout], [1, 2, 3]);
assert.strictEqual(http.createServer({ requestTimeout: 1000 }).headersTimeout, 1000);

for (const name of ['requestTimeout', 'headersTimeout', 'keepAliveTimeout', 'connectionsCheckingInterval',
  'maxHeaderSize']) {
  assert.throws(() => http.createServer({ [name]: -1 }), { code: 'ERR_OUT_OF_RANGE' }, name);
  assert.throws(() => http.createServer({ [name]: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' }, name);
}
assert.throws(() => http.createServer({ headersTimeout: 2000, requestTimeout: 1000 }),
  { code: 'ERR_OUT_OF_RANGE' });
for (const name of ['insecureHTTPParser', 'requireHostHeader']) {
  assert.throws(() => http.createServer({ [name]: 1 }), { code: 'ERR_INVALID_ARG_TYPE' }, name);
}
assert.throws(() => http.createServer('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.strictEqual(server.setTimeout(5), server);
assert.strictEqual(server.timeout, 5);
