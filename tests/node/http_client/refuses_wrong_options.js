'use strict';
// What request() throws at once, before anything is sent.
const assert = require('assert');
const http = require('http');

const cases = [
  [{ protocol: 'ftp:' }, 'ERR_INVALID_PROTOCOL', 'Protocol "ftp:" not supported. Expected "http:"'],
  ['https://127.0.0.1/', 'ERR_INVALID_PROTOCOL', 'Protocol "https:" not supported. Expected "http:"'],
  ['nonsense', 'ERR_INVALID_URL', 'Invalid URL'],
  [{ path: '/a b' }, 'ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters'],
  [{ path: '/\u20ac' }, 'ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters'],
  [{ hostname: 5 }, 'ERR_INVALID_ARG_TYPE',
    'The "options.hostname" property must be of type string or one of undefined or null. ' +
      'Received type number (5)'],
  [{ method: 5 }, 'ERR_INVALID_ARG_TYPE'],
  [{ method: 'a b' }, 'ERR_INVALID_HTTP_TOKEN', 'Method must be a valid HTTP token ["a b"]'],
  [{ agent: {} }, 'ERR_INVALID_ARG_TYPE'],
  [{ timeout: 'x' }, 'ERR_INVALID_ARG_TYPE'],
  [{ timeout: -1 }, 'ERR_OUT_OF_RANGE'],
  [{ maxHeaderSize: -1 }, 'ERR_OUT_OF_RANGE'],
  [{ insecureHTTPParser: 1 }, 'ERR_INVALID_ARG_TYPE'],
  [{ joinDuplicateHeaders: 1 }, 'ERR_INVALID_ARG_TYPE'],
  [{ headers: { 'a b': 1 } }, 'ERR_INVALID_HTTP_TOKEN', 'Header name must be a valid HTTP token ["a b"]'],
  [{ headers: { a: '\n' } }, 'ERR_INVALID_CHAR', 'Invalid character in header content ["a"]'],
  [{ headers: { a: undefined } }, 'ERR_HTTP_INVALID_HEADER_VALUE'],
  [{ headers: ['a'] }, 'ERR_INVALID_ARG_VALUE'],
  [{ port: 70000 }, 'ERR_SOCKET_BAD_PORT'],
];

for (const [input, code, message] of cases) {
  const expected = message === undefined ? { code } : { code, message };
  assert.throws(() => http.request(input), expected, JSON.stringify(input));
}
assert.throws(() => new http.Agent({ scheduling: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new http.Agent({ maxTotalSockets: 0 }), { code: 'ERR_OUT_OF_RANGE' });

const req = http.request({ port: 1, host: '127.0.0.1' });
req.on('error', () => {});
assert.throws(() => req.write(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => req.write(null), { code: 'ERR_STREAM_NULL_VALUES' });
assert.throws(() => req.setTimeout('x'), { code: 'ERR_INVALID_ARG_TYPE' });
req.flushHeaders();
assert.throws(() => req.setHeader('a', 'b'), { code: 'ERR_HTTP_HEADERS_SENT' });
assert.throws(() => req.removeHeader('a'), { code: 'ERR_HTTP_HEADERS_SENT' });
req.destroy();
