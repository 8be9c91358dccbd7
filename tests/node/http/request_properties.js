'use strict';
const assert = require('assert');
const http = require('http');
const stream = require('stream');
const { test, ask, get } = require('./_raw');

test(async () => {
  await ask((req, res) => {
    assert.ok(req instanceof http.IncomingMessage);
    assert.ok(req instanceof stream.Readable);
    assert.strictEqual(req.method, 'GET');
    assert.strictEqual(req.url, '/path?query=1');
    assert.strictEqual(req.httpVersion, '1.1');
    assert.strictEqual(req.httpVersionMajor, 1);
    assert.strictEqual(req.httpVersionMinor, 1);
    assert.strictEqual(req.aborted, false);
    assert.strictEqual(req.destroyed, false);
    assert.strictEqual(req.upgrade, false);
    assert.strictEqual(req.statusCode, null);
    assert.strictEqual(req.statusMessage, null);
    assert.strictEqual(req.readable, true);
    assert.strictEqual(req.connection, req.socket);
    assert.strictEqual(req.socket.remoteAddress, '127.0.0.1');
    assert.strictEqual(req.socket.remoteFamily, 'IPv4');
    assert.ok(req.socket.remotePort > 0 && req.socket.localPort > 0);
    assert.deepStrictEqual(req.rawHeaders,
      ['Host', 'x', 'Connection', 'close', 'X-Mixed', 'Value', 'x-mixed', '2']);
    assert.deepStrictEqual(req.headers, { 'host': 'x', 'connection': 'close', 'x-mixed': 'Value, 2' });
    assert.deepStrictEqual({ ...req.headersDistinct },
      { 'host': ['x'], 'connection': ['close'], 'x-mixed': ['Value', '2'] });
    assert.deepStrictEqual(req.rawTrailers, []);
    assert.deepStrictEqual(req.trailers, {});
    assert.deepStrictEqual({ ...req.trailersDistinct }, {});
    req.headers = { own: '1' };
    assert.deepStrictEqual(req.headers, { own: '1' });
    req.url = '/other';
    req.method = 'POST';
    assert.strictEqual(req.url + req.method, '/otherPOST');
    res.end();
  }, get('/path?query=1', 'X-Mixed: Value', 'x-mixed: 2'));
});
