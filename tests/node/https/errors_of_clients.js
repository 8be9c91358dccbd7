'use strict';
// Handshakes that fail and requests that are malformed are told as 'clientError'.
const assert = require('assert');
const http = require('http');
const https = require('https');
const tls = require('tls');
const { ca, identity } = require('../tls/_tls');

const server = https.createServer(identity('server'), () => assert.fail('no request'));
const errors = [];
server.on('clientError', (error, socket) => {
  errors.push(error.code);
  if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  else socket.destroy();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  http.get({ port, host: '127.0.0.1' }).on('error', (error) => {
    assert.strictEqual(error.code, 'ECONNRESET');
    const socket = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca }, () => {
      socket.write('NO SUCH THING\r\n\r\n');
    });
    let text = '';
    socket.on('data', (chunk) => (text += chunk));
    socket.on('close', () => {
      assert.match(text, /^HTTP\/1\.1 400 /);
      assert.strictEqual(errors[0], 'ERR_SSL_HTTP_REQUEST');
      assert.match(errors[1], /^HPE_INVALID/);
      server.close();
    });
  });
});
