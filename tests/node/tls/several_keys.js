'use strict';
// Keys and certificates in lists: a server shows the one that its client can work with.
const assert = require('assert');
const tls = require('tls');
const { ca, read, serve } = require('./_tls');

const rsa = [read('rsa.key'), read('rsa.pem')];
const ec = [read('server.key'), read('server.pem')];
const RSA_ONLY = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' };
const EC_ONLY = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' };

function kindOf(port, options) {
  return new Promise((resolve, reject) => {
    const client = tls.connect({ port, host: '127.0.0.1', ca, ...options }, () => {
      resolve(client.getPeerCertificate().asn1Curve ?? 'RSA');
      client.end();
    });
    client.on('error', reject);
  });
}

async function check(options) {
  const server = await new Promise((resolve) => {
    serve(options, (socket) => socket.end(), (port, listening) => resolve(listening));
  });
  const { port } = server.address();
  assert.strictEqual(await kindOf(port, RSA_ONLY), 'RSA');
  assert.strictEqual(await kindOf(port, EC_ONLY), 'prime256v1');
  assert.strictEqual(await kindOf(port, {}), 'prime256v1');
  server.close();
}

(async () => {
  await check({ key: [rsa[0], ec[0]], cert: [rsa[1], ec[1]] });
  await check({ key: [ec[0], rsa[0]], cert: [ec[1], rsa[1]] });
  const encrypted = { pem: read('rsa-encrypted.key'), passphrase: 'secret' };
  await check({ key: [{ pem: ec[0] }, encrypted], cert: [rsa[1], ec[1]] });
})();
