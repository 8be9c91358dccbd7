'use strict';
// Connections that end without a last word: after the handshake that is an end like others, as in Node.
const assert = require('assert');
const net = require('net');
const tls = require('tls');
const { ca, serve } = require('./_tls');

const server = serve({}, (socket) => {
  socket.on('error', () => {});
  socket.write('half a sentence');
}, (port) => {
  // A middleman that cuts the wire.
  const middle = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    near.pipe(far);
    far.pipe(near, { end: false });
    near.on('error', () => {});
    far.on('error', () => {});
    middle.cut = () => {
      near.end(() => near.destroy());
      far.destroy();
    };
  }).listen(0, '127.0.0.1', () => {
    const client = tls.connect({ port: middle.address().port, host: '127.0.0.1', servername: 'localhost', ca });
    let ended = false;
    client.on('data', (chunk) => {
      assert.strictEqual(`${chunk}`, 'half a sentence');
      middle.cut();
    });
    client.on('end', () => (ended = true));
    client.on('close', (hadError) => {
      assert.strictEqual(ended, true);
      assert.strictEqual(hadError, false);
      middle.close();
      server.close();
    });
  });
});
