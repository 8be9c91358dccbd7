'use strict';
// One half ends before the other.
const assert = require('assert');
const tls = require('tls');
const { ca, serve } = require('./_tls');

const server = serve({ allowHalfOpen: true }, (socket) => {
  let text = '';
  socket.on('data', (chunk) => (text += chunk));
  socket.on('end', () => {
    assert.strictEqual(socket.writable, true);
    setImmediate(() => socket.end(`you said ${text}`));
  });
}, (port) => {
  const client = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, allowHalfOpen: true });
  client.end('all of it');
  let text = '';
  client.on('data', (chunk) => (text += chunk));
  client.on('end', () => assert.strictEqual(text, 'you said all of it'));
  client.on('close', (hadError) => {
    assert.strictEqual(hadError, false);
    server.close();
  });
});
