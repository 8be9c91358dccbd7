// mote only
'use strict';
// tls.setDefaultCACertificates: who is trusted when a program names nobody.
const assert = require('assert');
const tls = require('tls');
const { ca, serve } = require('./_tls');

for (const wrong of [undefined, 'x', {}]) {
  assert.throws(() => tls.setDefaultCACertificates(wrong), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => tls.setDefaultCACertificates([wrong && 1]), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => tls.setDefaultCACertificates(['none']), { code: 'ERR_CRYPTO_OPERATION_FAILED' });
assert.throws(() => tls.setDefaultCACertificates(['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']),
  { code: 'ERR_OSSL_PEM_ASN1_LIB' });

tls.setDefaultCACertificates([]);
assert.deepStrictEqual(tls.getCACertificates(), []);
tls.setDefaultCACertificates([ca, ca, new Uint8Array(ca)]);
assert.strictEqual(tls.getCACertificates('default').length, 1);
assert.strictEqual(tls.getCACertificates()[0].trim(), `${ca}`.trim());

serve({}, (socket) => socket.end(), (port, server) => {
  const socket = tls.connect({ host: '127.0.0.1', port, checkServerIdentity() {} }, () => {
    assert.strictEqual(socket.authorized, true);
  });
  socket.resume().on('close', () => server.close());
});
