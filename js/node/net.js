'use strict';
// https://nodejs.org/api/net.html: sockets are in internal/net/socket, servers in internal/net/server.

const net = native('net');
const { Socket, connect } = require('internal/net/socket');
const { Server } = require('internal/net/server');

function isIP(input) {
  return net.isIP(`${input}`);
}

function isIPv4(input) {
  return isIP(input) === 4;
}

function isIPv6(input) {
  return isIP(input) === 6;
}

function createServer(options, connectionListener) {
  return new Server(options, connectionListener);
}

// Of Windows, and of old.
function setSimultaneousAccepts() {}

module.exports = {
  Server,
  Socket,
  Stream: Socket,
  connect,
  createConnection: connect,
  createServer,
  isIP,
  isIPv4,
  isIPv6,
  get BlockList() {
    return require('internal/net/block_list').BlockList;
  },
  get SocketAddress() {
    return require('internal/net/block_list').SocketAddress;
  },
  getDefaultAutoSelectFamily: () => require('internal/net/connecting').getAutoSelectFamily(),
  setDefaultAutoSelectFamily(value) {
    require('internal/net/connecting').setAutoSelectFamily(value);
  },
  getDefaultAutoSelectFamilyAttemptTimeout: () => require('internal/net/connecting').getAttemptTimeout(),
  setDefaultAutoSelectFamilyAttemptTimeout(value) {
    require('internal/net/connecting').setAttemptTimeout(value);
  },
  get _setSimultaneousAccepts() {
    return require('internal/util').deprecate(setSimultaneousAccepts,
      'net._setSimultaneousAccepts() is deprecated and will be removed.', 'DEP0121');
  },
};
