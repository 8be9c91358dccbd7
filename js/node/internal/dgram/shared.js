'use strict';
// What dgram's rooms share: the sockets that have something of the system's, and how results are looked at.

const { codes, ErrnoException } = require('internal/errors');

const EINVAL = -22;

const sockets = new Map();        // id → Socket

function checkOpen(socket) {
  if (socket._closed) throw new codes.ERR_SOCKET_DGRAM_NOT_RUNNING();
}

// 0 or more is fine; a negative errno is thrown.
function check(result, syscall) {
  if (result < 0) throw new ErrnoException(result, syscall);
}

module.exports = { EINVAL, check, checkOpen, sockets };
