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

let autoSelectFamily = true;
let autoSelectFamilyAttemptTimeout = 250;

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
  getDefaultAutoSelectFamily: () => autoSelectFamily,
  setDefaultAutoSelectFamily(value) {
    require('internal/validators').validateBoolean(value, 'value');
    autoSelectFamily = value;
  },
  getDefaultAutoSelectFamilyAttemptTimeout: () => autoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout(value) {
    require('internal/validators').validateInteger(value, 'value', 1);
    autoSelectFamilyAttemptTimeout = Math.max(value, 10);
  },
};
