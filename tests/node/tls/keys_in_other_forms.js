'use strict';
// Keys under a passphrase in every way there is, and keys with their certificates in PKCS #12.
const assert = require('assert');
const tls = require('tls');
const { ca, read } = require('./_tls');

const throws = (options, message) => assert.throws(() => tls.createSecureContext(options), { message });
const cert = read('rsa.pem');
tls.createSecureContext({ key: read('rsa-old.key'), passphrase: 'secret', cert });
tls.createSecureContext({ key: [{ pem: read('rsa-old.key'), passphrase: 'secret' }], cert });
throws({ key: read('rsa-old.key'), passphrase: 'wrong', cert }, /bad decrypt/);
throws({ key: read('rsa-old.key'), cert }, /bad decrypt/);

tls.createSecureContext({ pfx: read('rsa-old.pfx'), passphrase: 'secret' });
tls.createSecureContext({ pfx: [{ buf: read('rsa-old.pfx'), passphrase: 'secret' }, read('server.pfx')],
  passphrase: 'secret' });
throws({ pfx: read('rsa-old.pfx') }, 'mac verify failure');
throws({ pfx: read('server.pfx'), passphrase: 'wrong' }, 'mac verify failure');
throws({ pfx: 'nonsense', passphrase: 'secret' }, 'not enough data');
assert.throws(() => tls.createSecureContext({ key: { pem: read('rsa.key') } }), { code: 'ERR_INVALID_ARG_TYPE' });

const server = tls.createServer({ pfx: read('server.pfx'), passphrase: 'secret' }, (socket) => socket.end('hi'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const socket = tls.connect({ host: '127.0.0.1', port, ca, checkServerIdentity() {} }, () => {
    assert.strictEqual(socket.authorized, true);
    // The certificates above the own one are sent along.
    const { issuer, issuerCertificate } = socket.getPeerX509Certificate();
    assert.strictEqual(issuerCertificate?.subject, issuer);
  });
  socket.resume().on('end', () => server.close());
});
