'use strict';
// A request is written before the server is known. If the server is then refused, it must not have seen a byte.
const assert = require('assert');
const https = require('https');
const { identity } = require('../tls/_tls');

const server = https.createServer(identity('server'), () => assert.fail('the request has arrived'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const codes = [];
  const ended = (code) => {
    codes.push(code);
    if (codes.length === 2) server.close();
  };
  // No authority that is known has signed, and then another name than the certificate's.
  https.get({ port, host: '127.0.0.1', servername: 'localhost', agent: false })
    .on('error', ({ code }) => ended(code));
  https.get({
    port, host: '127.0.0.1', servername: 'localhost', agent: false, ca: require('../tls/_tls').ca,
    checkServerIdentity: () => Object.assign(new Error('not the one'), { code: 'MINE' }),
  }).on('error', ({ code }) => ended(code));
  server.on('close', () => {
    assert.ok(codes.includes('MINE'));
    assert.match(codes.find((code) => code !== 'MINE'), /^(?:UNABLE_TO|SELF_SIGNED)/);
  });
});
