'use strict';
const assert = require('assert');
const tls = require('tls');
const { ca, identity, serve } = require('./_tls');

function attempt(serverOptions, clientOptions, versions) {
  return new Promise((resolve) => {
    const result = {};
    const server = serve({ requestCert: true, ca, ...serverOptions, ...versions }, (socket) => {
      result.authorized = socket.authorized;
      result.reason = socket.authorizationError;
      result.name = socket.getPeerCertificate().subject?.CN;
      socket.end('hello');
    }, (port) => {
      const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ...clientOptions, ...versions });
      client.on('secureConnect', () => (result.own = client.getCertificate().subject?.CN));
      client.on('data', (chunk) => (result.data = `${chunk}`));
      client.on('error', (error) => (result.error = error.code));
      client.on('close', () => server.close(() => resolve(result)));
    });
    server.on('tlsClientError', (error) => (result.clientError = error.code));
  });
}

(async () => {
  for (const versions of [{}, { maxVersion: 'TLSv1.2' }]) {
    assert.deepStrictEqual(await attempt({}, identity('client'), versions),
      { own: 'client', authorized: true, reason: null, name: 'client', data: 'hello' });
    assert.deepStrictEqual(await attempt({ rejectUnauthorized: false }, identity('client'), versions),
      { own: 'client', authorized: true, reason: null, name: 'client', data: 'hello' });
    assert.deepStrictEqual(await attempt({ rejectUnauthorized: false }, {}, versions),
      { own: undefined, authorized: false, reason: 'UNABLE_TO_GET_ISSUER_CERT', name: undefined, data: 'hello' });
    assert.deepStrictEqual(await attempt({ rejectUnauthorized: false }, identity('alone'), versions),
      { own: 'localhost', authorized: false, reason: 'INVALID_PURPOSE', name: 'localhost', data: 'hello' });
    const none = await attempt({}, {}, versions);
    assert.strictEqual(none.clientError, 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE');
    assert.strictEqual(none.data, undefined);
    const stranger = await attempt({}, identity('alone'), versions);
    assert.strictEqual(stranger.authorized, undefined);
    assert.strictEqual(stranger.data, undefined);
  }
})();
