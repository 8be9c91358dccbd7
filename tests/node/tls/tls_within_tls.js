'use strict';
// As through a proxy that is itself spoken to by TLS.
const assert = require('assert');
const tls = require('tls');
const { ca, identity, serve } = require('./_tls');

const inner = { isServer: true, secureContext: tls.createSecureContext(identity('other')) };
const payload = 'x'.repeat(300_000);
const server = serve({}, (outer) => {
  const socket = new tls.TLSSocket(outer, inner);
  socket.on('data', () => {});
  socket.end(payload);
}, (port) => {
  const outer = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => {
    const client = tls.connect({ socket: outer, servername: 'other.example', ca }, () => {
      assert.strictEqual(client.getPeerCertificate().subject.CN, 'other.example');
    });
    let length = 0;
    client.on('data', (chunk) => (length += chunk.length));
    client.on('end', () => assert.strictEqual(length, payload.length));
    client.on('close', () => server.close());
  });
});
