'use strict';
// Certificates of the fixtures, and a server with one of them; see fixtures/make.sh.
const fs = require('fs');
const path = require('path');
const tls = require('tls');

const read = (file) => fs.readFileSync(path.join(__dirname, 'fixtures', file));

/** Key and certificate of a fixture. */
const identity = (name) => ({ key: read(`${name}.key`), cert: read(`${name}.pem`) });

/** Starts a server and calls back with its port. */
function serve(options, onSocket, onListening) {
  const server = tls.createServer({ ...identity('server'), ...options }, onSocket);
  server.listen(0, '127.0.0.1', () => onListening(server.address().port, server));
  return server;
}

module.exports = { ca: read('root.pem'), identity, read, serve };
