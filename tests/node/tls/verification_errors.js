'use strict';
// Whom a client does not trust, and in which words.
const assert = require('assert');
const tls = require('tls');
const { ca, identity, read, serve } = require('./_tls');

const chain = (name, cert) => ({ key: read(`${name}.key`), cert: read(cert) });
const cases = [
  [identity('server'), { ca }, undefined],
  [identity('rsa'), { ca }, undefined],
  [chain('leaf', 'leaf-chain.pem'), { ca }, undefined],
  [identity('leaf'), { ca: [ca, read('middle.pem')] }, undefined],
  [identity('alone'), { ca: read('alone.pem') }, undefined],
  [identity('server'), { ca: read('alone.pem') }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate'],
  [identity('alone'), { ca }, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
  [identity('leaf'), { ca }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate'],
  [chain('leaf', 'leaf-chain.pem'), { ca: read('alone.pem') }, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'unable to get local issuer certificate'],
  [{ key: read('leaf.key'), cert: Buffer.concat([read('leaf-chain.pem'), ca]) }, { ca: read('alone.pem') },
    'SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'],
  [identity('leaf'), { ca: read('middle.pem') }, 'UNABLE_TO_GET_ISSUER_CERT', 'unable to get issuer certificate'],
  [identity('expired'), { ca }, 'CERT_HAS_EXPIRED', 'certificate has expired'],
  [identity('early'), { ca }, 'CERT_NOT_YET_VALID', 'certificate is not yet valid'],
  [identity('client'), { ca, checkServerIdentity() {} }, 'INVALID_PURPOSE', 'unsuitable certificate purpose'],
  [identity('other'), { ca }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [identity('other'), { ca, servername: 'a.wild.example' }, undefined],
];

(async () => {
  for (const [serverOptions, clientOptions, code, message] of cases) {
    for (const rejectUnauthorized of [true, false]) {
      await attempt(serverOptions, { servername: 'localhost', ...clientOptions, rejectUnauthorized }, code, message);
    }
  }
  // Without `ca` the system's authorities count, who do not know ours.
  await attempt(identity('server'), { servername: 'localhost' }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  await nameConstraints();
})();

function attempt(serverOptions, clientOptions, code, message) {
  return new Promise((resolve) => {
    const server = serve(serverOptions, (socket) => socket.on('error', () => {}).end(), (port) => {
      let seen;
      const client = tls.connect({ port, host: '127.0.0.1', ...clientOptions }, () => {
        seen = client.authorized ? undefined : client.authorizationError;
        client.resume();
      });
      client.on('error', (error) => {
        seen = error.code;
        if (message !== undefined) assert.strictEqual(error.message, message);
      });
      client.on('close', () => {
        assert.strictEqual(seen, code);
        server.close(resolve);
      });
    });
    server.on('tlsClientError', () => {});
  });
}

// An issuer that may only name inside.example has named localhost.
async function nameConstraints() {
  const server = serve({ key: read('outside.key'), cert: read('outside-chain.pem') }, () => {}, () => {});
  server.on('tlsClientError', () => {});
  await new Promise((resolve) => server.once('listening', resolve));
  const client = tls.connect({ port: server.address().port, host: '127.0.0.1', servername: 'localhost', ca });
  await new Promise((resolve) => client.on('secureConnect', () => assert.fail('trusted')).on('error', resolve));
  server.close();
}
