'use strict';
// What was written before destroy() arrives, and a lone certificate takes its issuer from `ca` along.
const assert = require('assert');
const tls = require('tls');
const { ca, serve } = require('./_tls');

serve({ ca }, (socket) => {
  socket.write('first ', () => {
    socket.write('second ', () => socket.destroy());
    socket.write('third');
  });
}, (port, server) => {
  let got = '';
  const socket = tls.connect({ host: '127.0.0.1', port, ca, checkServerIdentity() {} }, () => {
    const { issuerCertificate } = socket.getPeerCertificate(true);
    assert.strictEqual(issuerCertificate.ca, true);
  });
  socket.setEncoding('utf8').on('data', (chunk) => { got += chunk; });
  socket.on('error', () => {});
  socket.on('close', () => {
    assert.strictEqual(got, 'first second third');
    server.close();
  });
});
