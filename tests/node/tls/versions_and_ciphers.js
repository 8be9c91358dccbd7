'use strict';
const assert = require('assert');
const tls = require('tls');
const { ca, identity, serve } = require('./_tls');

function attempt(serverOptions, clientOptions) {
  return new Promise((resolve) => {
    const result = {};
    const server = serve({ ...identity('rsa'), ...serverOptions }, (socket) => socket.end(), (port) => {
      const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ...clientOptions });
      client.on('secureConnect', () => {
        result.version = client.getProtocol();
        result.cipher = client.getCipher().name;
      });
      client.on('error', (error) => (result.error = error.code));
      client.resume();
      client.on('close', () => server.close(() => resolve(result)));
    });
    server.on('tlsClientError', (error) => (result.clientError = error.code));
  });
}

(async () => {
  assert.deepStrictEqual(await attempt({}, { maxVersion: 'TLSv1.2' }),
    { version: 'TLSv1.2', cipher: 'ECDHE-RSA-AES128-GCM-SHA256' });
  assert.deepStrictEqual(await attempt({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' }, {}),
    { version: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' });
  assert.deepStrictEqual(await attempt({ minVersion: 'TLSv1.3' }, {}),
    { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' });
  assert.deepStrictEqual(await attempt({ ciphers: 'TLS_CHACHA20_POLY1305_SHA256' }, {}),
    { version: 'TLSv1.3', cipher: 'TLS_CHACHA20_POLY1305_SHA256' });
  // A server's order counts, unless it says otherwise.
  const order = 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256';
  const reverse = 'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384';
  const old = { maxVersion: 'TLSv1.2' };
  assert.strictEqual((await attempt({ ...old, ciphers: order }, { ciphers: reverse })).cipher, 'ECDHE-RSA-AES256-GCM-SHA384');
  const polite = { ...old, ciphers: order, honorCipherOrder: false };
  assert.strictEqual((await attempt(polite, { ciphers: reverse })).cipher, 'ECDHE-RSA-AES128-GCM-SHA256');

  const strangers = await attempt({ minVersion: 'TLSv1.3' }, { maxVersion: 'TLSv1.2' });
  assert.deepStrictEqual(strangers,
    { error: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', clientError: 'ERR_SSL_UNSUPPORTED_PROTOCOL' });
  const nothing = await attempt({ ...old, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' },
    { ...old, ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' });
  assert.deepStrictEqual(nothing,
    { error: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', clientError: 'ERR_SSL_NO_SHARED_CIPHER' });
})();
