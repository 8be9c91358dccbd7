'use strict';
const assert = require('assert');
const net = require('net');
const { serve } = require('./_tls');

const server = serve({ handshakeTimeout: 50 }, () => assert.fail('secure'), (port) => {
  const silent = net.connect(port, '127.0.0.1');
  silent.resume();
  server.on('tlsClientError', (error, socket) => {
    assert.strictEqual(error.code, 'ERR_TLS_HANDSHAKE_TIMEOUT');
    assert.strictEqual(error.message, 'TLS handshake timeout');
    socket.destroy();
    silent.on('close', () => server.close());
  });
});
