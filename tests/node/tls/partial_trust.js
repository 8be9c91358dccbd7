// mote only
'use strict';
// allowPartialTrustChain: an authority that is no root is enough, if the program says so.
const assert = require('assert');
const tls = require('tls');
const { read, serve } = require('./_tls');

const leaf = { key: read('leaf.key'), cert: read('leaf.pem') };
serve(leaf, (socket) => socket.end(), (port, server) => {
  const wishes = { host: '127.0.0.1', port, ca: read('middle.pem'), checkServerIdentity() {} };
  tls.connect(wishes).on('error', (error) => {
    assert.strictEqual(error.code, 'UNABLE_TO_GET_ISSUER_CERT');
    const socket = tls.connect({ ...wishes, allowPartialTrustChain: true }, () => {
      assert.strictEqual(socket.authorized, true);
      server.close();
    });
    socket.resume();
  });
});
