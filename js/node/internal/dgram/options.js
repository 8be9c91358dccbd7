'use strict';
// What dgram's sockets can be set to: broadcasts, lifetimes, multicast groups, the sizes of buffers. The exports
// are methods of their prototype.

const udp = native('dgram');
const { codes } = require('internal/errors');
const { validateNumber, validateString } = require('internal/validators');
const { EINVAL, check, checkOpen, sockets } = require('internal/dgram/shared');

exports.setBroadcast = function(flag) {
  checkOpen(this);
  check(udp.setBroadcast(this._id, !!flag), 'setBroadcast');
};

exports.setTTL = function(ttl) {
  validateNumber(ttl, 'ttl');
  checkOpen(this);
  check(udp.setTtl(this._id, ttl | 0), 'setTTL');
  return ttl;
};

exports.setMulticastTTL = function(ttl) {
  validateNumber(ttl, 'ttl');
  checkOpen(this);
  check(udp.setMulticastTtl(this._id, ttl | 0), 'setMulticastTTL');
  return ttl;
};

exports.setMulticastLoopback = function(flag) {
  checkOpen(this);
  check(udp.setMulticastLoopback(this._id, !!flag), 'setMulticastLoopback');
  return flag;
};

exports.setMulticastInterface = function(interfaceAddress) {
  checkOpen(this);
  validateString(interfaceAddress, 'interfaceAddress');
  check(udp.setMulticastInterface(this._id, interfaceAddress), 'setMulticastInterface');
};

// A socket that joins a group is one, bound or not.
function openForGroups(socket) {
  if (socket._id !== -1) return;
  const id = udp.bind(socket.type === 'udp4' ? '0.0.0.0' : '::', 0, 1);
  if (id < 0) return;
  socket._id = id;
  sockets.set(id, socket);
  // It hears nothing yet, and nobody waits for it.
  udp.setReferenced(id, false);
}

function changeMembership(socket, join, group, interfaceAddress, syscall) {
  checkOpen(socket);
  if (!group) throw new codes.ERR_MISSING_ARGS('multicastAddress');
  openForGroups(socket);
  check(udp.membership(socket._id, join, `${group}`, interfaceAddress), syscall);
}

exports.addMembership = function(multicastAddress, interfaceAddress) {
  changeMembership(this, true, multicastAddress, interfaceAddress, 'addMembership');
};

exports.dropMembership = function(multicastAddress, interfaceAddress) {
  changeMembership(this, false, multicastAddress, interfaceAddress, 'dropMembership');
};

function changeSource(socket, join, source, group, interfaceAddress, syscall) {
  checkOpen(socket);
  validateString(source, 'sourceAddress');
  validateString(group, 'groupAddress');
  openForGroups(socket);
  check(udp.sourceMembership(socket._id, join, source, group, interfaceAddress), syscall);
}

exports.addSourceSpecificMembership = function(sourceAddress, groupAddress, interfaceAddress) {
  changeSource(this, true, sourceAddress, groupAddress, interfaceAddress, 'addSourceSpecificMembership');
};

exports.dropSourceSpecificMembership = function(sourceAddress, groupAddress, interfaceAddress) {
  changeSource(this, false, sourceAddress, groupAddress, interfaceAddress, 'dropSourceSpecificMembership');
};

function bufferError(errno, sending) {
  const [code, message] = require('internal/errors').uvErrmapGet(errno) ?? ['UNKNOWN', 'unknown error'];
  const syscall = sending ? 'uv_send_buffer_size' : 'uv_recv_buffer_size';
  return new codes.ERR_SOCKET_BUFFER_SIZE({ errno, code, message, syscall });
}

function setBufferSize(socket, sending, size) {
  if (size >>> 0 !== size) throw new codes.ERR_SOCKET_BAD_BUFFER_SIZE();
  const errno = size > 0x7fffffff ? EINVAL : udp.setBufferSize(socket._id, sending, size);
  if (errno < 0) throw bufferError(errno, sending);
}

function getBufferSize(socket, sending) {
  const size = udp.bufferSize(socket._id, sending);
  if (size < 0) throw bufferError(size, sending);
  return size;
}

exports.setRecvBufferSize = function(size) {
  setBufferSize(this, false, size);
};

exports.setSendBufferSize = function(size) {
  setBufferSize(this, true, size);
};

exports.getRecvBufferSize = function() {
  return getBufferSize(this, false);
};

exports.getSendBufferSize = function() {
  return getBufferSize(this, true);
};
