'use strict';
const assert = require('assert');
const tls = require('tls');
const { ca, serve } = require('./_tls');

const events = [];
const server = serve({}, (socket) => {
  events.push('secureConnection');
  assert.strictEqual(socket.encrypted, true);
  assert.strictEqual(socket.authorized, false);
  assert.strictEqual(socket.authorizationError, null);
  assert.strictEqual(socket.servername, 'localhost');
  assert.strictEqual(socket.alpnProtocol, false);
  assert.strictEqual(socket.getProtocol(), 'TLSv1.3');
  assert.strictEqual(socket.server, server);
  socket.pipe(socket);
}, (port) => {
  const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => {
    events.push('callback');
    assert.ok(client instanceof tls.TLSSocket);
    assert.ok(client instanceof require('net').Socket);
    assert.strictEqual(client.authorized, true);
    assert.strictEqual(client.authorizationError, null);
    assert.strictEqual(client.encrypted, true);
    assert.strictEqual(client.alpnProtocol, false);
    assert.strictEqual(client.isSessionReused(), false);
    assert.strictEqual(client.remotePort, port);
    assert.deepStrictEqual(client.getCipher(), {
      name: 'TLS_AES_256_GCM_SHA384', standardName: 'TLS_AES_256_GCM_SHA384', version: 'TLSv1.3',
    });
    assert.deepStrictEqual(client.getEphemeralKeyInfo(), { type: 'ECDH', name: 'X25519', size: 253 });
    client.end('after');
  });
  // What is written before the handshake is through is sent after it.
  client.write('before, ');
  client.on('connect', () => events.push('connect'));
  client.on('secureConnect', () => events.push('secureConnect'));
  let text = '';
  client.setEncoding('utf8');
  client.on('data', (chunk) => (text += chunk));
  client.on('end', () => {
    assert.strictEqual(text, 'before, after');
    assert.strictEqual(client.bytesWritten >= 13, true);
  });
  client.on('close', (hadError) => {
    assert.strictEqual(hadError, false);
    assert.strictEqual(client.getPeerCertificate(), null);
    assert.strictEqual(client.getProtocol(), null);
    assert.deepStrictEqual(events.filter((event) => event !== 'secureConnection'),
      ['connect', 'callback', 'secureConnect']);
    server.close();
  });
});
