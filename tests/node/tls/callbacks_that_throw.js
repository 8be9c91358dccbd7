// mote only
'use strict';
// What SNICallback and ALPNCallback throw is told as tlsClientError, and ends that connection alone.
const assert = require('assert');
const tls = require('tls');
const { serve } = require('./_tls');

const boom = () => {
  throw new Error('boom');
};

function check(options, then) {
  serve(options, () => assert.fail('no connection'), (port, server) => {
    server.on('tlsClientError', (error) => {
      assert.strictEqual(error.message, 'boom');
      server.close(then);
    });
    const wishes = { servername: 'a.example', ALPNProtocols: ['x'], rejectUnauthorized: false };
    tls.connect({ host: '127.0.0.1', port, ...wishes }).on('error', () => {});
  });
}

check({ SNICallback: boom }, () => check({ ALPNCallback: boom }));
