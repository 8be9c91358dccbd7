'use strict';
// ALPN: what is agreed on, and what becomes of those who do not agree.
const assert = require('assert');
const tls = require('tls');
const { ca, serve } = require('./_tls');

function attempt(serverOptions, ALPNProtocols) {
  return new Promise((resolve) => {
    const result = {};
    const server = serve(serverOptions, (socket) => {
      result.server = socket.alpnProtocol;
      socket.end();
    }, (port) => {
      const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ALPNProtocols });
      client.on('secureConnect', () => (result.client = client.alpnProtocol));
      client.on('error', (error) => (result.error = error.code));
      client.resume();
      client.on('close', () => server.close(() => resolve(result)));
    });
    server.on('tlsClientError', (error) => (result.clientError = error.code));
  });
}

(async () => {
  assert.deepStrictEqual(await attempt({ ALPNProtocols: ['a', 'b'] }, ['b', 'a']), { server: 'a', client: 'a' });
  assert.deepStrictEqual(await attempt({ ALPNProtocols: ['a', 'b'] }, ['c', 'b']), { server: 'b', client: 'b' });
  assert.deepStrictEqual(await attempt({ ALPNProtocols: ['a'] }, undefined), { server: false, client: false });
  assert.deepStrictEqual(await attempt({}, ['a']), { server: false, client: false });
  assert.deepStrictEqual(await attempt({ ALPNProtocols: Buffer.from('\x01a') }, Buffer.from('\x01a')),
    { server: 'a', client: 'a' });
  const none = {
    error: 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', clientError: 'ERR_SSL_NO_APPLICATION_PROTOCOL',
  };
  assert.deepStrictEqual(await attempt({ ALPNProtocols: ['a'] }, ['b']), none);

  let asked;
  const choose = (result) => ({
    ALPNCallback(info) {
      asked = info;
      return result;
    },
  });
  assert.deepStrictEqual(await attempt(choose('y'), ['x', 'y']), { server: 'y', client: 'y' });
  assert.deepStrictEqual(asked, { servername: 'localhost', protocols: ['x', 'y'] });
  assert.strictEqual((await attempt(choose(undefined), ['x'])).clientError, 'ERR_SSL_NO_APPLICATION_PROTOCOL');
  assert.strictEqual((await attempt(choose('z'), ['x'])).clientError, 'ERR_TLS_ALPN_CALLBACK_INVALID_RESULT');

  assert.throws(() => tls.createServer({ ALPNProtocols: ['a'], ALPNCallback() {} }),
    { code: 'ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS' });
  assert.throws(() => tls.connect({ port: 1, ALPNProtocols: ['x'.repeat(256)] }), { code: 'ERR_OUT_OF_RANGE' });
})();
