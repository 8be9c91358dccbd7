'use strict';
// The name by which some packages know TLS's sockets and servers.
const { TLSSocket } = require('internal/tls/socket');
const { Server, createServer } = require('internal/tls/server');
const { connect } = require('internal/tls/connect');

module.exports = { TLSSocket, Server, createServer, connect };
