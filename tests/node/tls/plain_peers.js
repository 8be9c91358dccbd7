'use strict';
// Who speaks something else than TLS.
const assert = require('assert');
const http = require('http');
const https = require('https');
const net = require('net');
const tls = require('tls');
const { serve } = require('./_tls');

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
const errorOf = (emitter) => new Promise((resolve) => emitter.on('error', resolve));

(async () => {
  const plain = http.createServer((req, res) => res.end());
  plain.on('clientError', (error, socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const port = await listen(plain);
  const wrong = await errorOf(tls.connect({ port, host: '127.0.0.1' }));
  assert.strictEqual(wrong.code, 'ERR_SSL_WRONG_VERSION_NUMBER');
  assert.strictEqual(wrong.reason, 'wrong version number');
  assert.strictEqual(wrong.library, 'SSL routines');
  // A request that waits for the handshake fails as a write.
  const written = await errorOf(https.get({ port, host: '127.0.0.1' }));
  assert.strictEqual(written.code, 'EPROTO');
  assert.strictEqual(written.syscall, 'write');
  assert.match(written.message, /wrong version number/);
  plain.close();

  const hasty = net.createServer((socket) => socket.on('error', () => {}).end());
  const closing = await errorOf(tls.connect({ port: await listen(hasty), host: '127.0.0.1' }));
  assert.strictEqual(closing.code, 'ECONNRESET');
  assert.strictEqual(closing.message,
    'Client network socket disconnected before secure TLS connection was established');
  assert.strictEqual(closing.host, '127.0.0.1');
  hasty.close();

  const errors = [];
  const secure = serve({}, () => assert.fail('secure'), async (port) => {
    secure.on('tlsClientError', (error, socket) => {
      assert.ok(socket instanceof tls.TLSSocket);
      errors.push(error.code);
    });
    assert.strictEqual((await errorOf(http.get({ port, host: '127.0.0.1' }))).code, 'ECONNRESET');
    await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.destroy());
      socket.on('close', resolve);
    });
    if (errors.length < 2) await new Promise((resolve) => secure.once('tlsClientError', () => setImmediate(resolve)));
    assert.deepStrictEqual(errors, ['ERR_SSL_HTTP_REQUEST', 'ECONNRESET']);
    secure.close();
  });
})();
