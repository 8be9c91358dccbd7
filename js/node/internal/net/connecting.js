'use strict';
// How a socket gets to its peer (https://nodejs.org/api/net.html#socketconnect): a path, an address, or a name and
// its addresses, tried one after the other, families by turns (RFC 8305, in Node's simpler form).

const net = native('net');
const { codes, exceptionWithHostPort } = require('internal/errors');
const { validateBoolean, validateFunction, validateInt32, validateNumber, validatePort,
  validateString } = require('internal/validators');
const timers = require('internal/timers');
const { context } = require('internal/dispatch');

const ADDRCONFIG = 32;

// ---- the defaults of all programs ----------------------------------------------------------------

let autoSelectFamily;
let attemptTimeout;

function getAutoSelectFamily() {
  return autoSelectFamily ??= require('internal/options').get('--network-family-autoselection') !== false &&
    require('internal/options').get('--enable-network-family-autoselection') !== false;
}

function setAutoSelectFamily(value) {
  validateBoolean(value, 'value');
  autoSelectFamily = value;
}

function getAttemptTimeout() {
  const given = require('internal/options').get('--network-family-autoselection-attempt-timeout');
  return attemptTimeout ??= Math.max(Number(given ?? 250) || 250, 10);
}

function setAttemptTimeout(value) {
  validateInt32(value, 'value', 1);
  attemptTimeout = Math.max(value, 10);
}

// ---- where to ------------------------------------------------------------------------------------

/** Begins to connect; what is wrong with the options is thrown, all else becomes the socket's error. */
function begin(socket, options) {
  if (options.path) {
    connectPath(socket, options.path);
    return;
  }
  const host = options.host || 'localhost';
  const { port, localAddress, localPort } = options;
  if (port === undefined) throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path']);
  if (typeof port !== 'number' && typeof port !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
  }
  validatePort(port);
  if (localAddress && net.isIP(localAddress) === 0) throw new codes.ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  validateString(host, 'hostname');
  const target = {
    host, port: port | 0, localAddress, localPort: localPort | 0, blockList: blockListOf(options),
    timeout: timeoutOf(options), done: observe(),
  };
  const version = net.isIP(host);
  if (version === 0) {
    lookUp(socket, options, target);
    return;
  }
  process.nextTick(() => {
    if (socket.connecting && !socket.destroyed) connectOne(socket, host, version, target);
  });
}

// How long an address may take before the next one is tried; 0 when only one is to be tried.
function timeoutOf({ autoSelectFamily: chosen, autoSelectFamilyAttemptTimeout: timeout }) {
  if (chosen !== undefined && chosen !== null) validateBoolean(chosen, 'options.autoSelectFamily');
  if (timeout !== undefined && timeout !== null) {
    validateInt32(timeout, 'options.autoSelectFamilyAttemptTimeout', 1);
  }
  return chosen ?? getAutoSelectFamily() ? Math.max(timeout ?? getAttemptTimeout(), 10) : 0;
}

function blockListOf({ blockList }) {
  if (!blockList) return null;
  if (!require('internal/net/block_list').BlockList.isBlockList(blockList)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', blockList);
  }
  return blockList;
}

function observe() {
  if (!require('internal/bundle').isLoaded('internal/perf/observer')) return undefined;
  return require('internal/perf/entries').begin('net', 'connect');
}

// ---- names ---------------------------------------------------------------------------------------

function lookUp(socket, options, target) {
  const { family, lookup } = options;
  if (lookup !== undefined && lookup !== null) validateFunction(lookup, 'options.lookup');
  const version = family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : family;
  const question = { family: version, hints: options.hints || 0 };
  if (version !== 4 && version !== 6) {
    // What this machine could not reach anyhow is not asked for.
    if (question.hints === 0) question.hints = ADDRCONFIG;
    if (!target.localAddress && target.timeout > 0) question.all = true;
  }
  (lookup ?? require('dns').lookup)(target.host, question, (error, found, foundVersion) => {
    if (!socket.connecting || socket.destroyed) return;
    const addresses = Array.isArray(found) ? found : [{ address: found, family: foundVersion }];
    if (error) {
      socket.emit('lookup', error, undefined, undefined, target.host);
      fail(socket, error);
      return;
    }
    for (const { address, family } of addresses) {
      socket.emit('lookup', error, address, family, target.host);
      if (!socket.connecting) return;
    }
    choose(socket, addresses, question.all === true, target);
  });
}

// Whoever made the socket has yet to listen, should `lookup` answer at once.
function fail(socket, error) {
  process.nextTick(() => {
    if (!socket.connecting) return;
    socket.connecting = false;
    socket.destroy(error);
  });
}

function choose(socket, addresses, all, target) {
  const fit = ({ address, family }) =>
    typeof address === 'string' && net.isIP(address) !== 0 && (family === 4 || family === 6);
  const usable = addresses.filter(fit);
  if (usable.length === 0) {
    const { address, family } = addresses[0] ?? {};
    fail(socket, typeof address !== 'string' || net.isIP(address) === 0
      ? new codes.ERR_INVALID_IP_ADDRESS(address)
      : new codes.ERR_INVALID_ADDRESS_FAMILY(family, target.host, target.port));
    return;
  }
  const order = byTurns(usable);
  if (!all || order.length === 1) connectOne(socket, order[0].address, order[0].family, target);
  else connectAny(socket, order, target);
}

// Each address once, the families by turns, that of the first address first.
function byTurns(addresses) {
  const halves = [[], []];
  for (const entry of addresses) {
    const half = halves[entry.family === addresses[0].family ? 0 : 1];
    if (!half.some(({ address }) => address === entry.address)) half.push(entry);
  }
  const order = [];
  for (let i = 0; i < Math.max(halves[0].length, halves[1].length); i++) {
    for (const half of halves) if (i < half.length) order.push(half[i]);
  }
  return order;
}

// ---- attempts ------------------------------------------------------------------------------------

function connectOne(socket, address, version, target) {
  attempt(socket, address, version, target, (error) => {
    socket.connecting = false;
    socket.destroy(error);
  });
}

function connectAny(socket, addresses, target) {
  const attempted = [];
  const errors = [];
  socket.autoSelectFamilyAttemptedAddresses = attempted;
  const next = () => {
    if (attempted.length === addresses.length) {
      socket.connecting = false;
      socket.destroy(aggregate(errors));
      return;
    }
    const { address, family } = addresses[attempted.length];
    attempted.push(`${address}:${target.port}`);
    const giveUp = (error, isLate) => {
      errors.push(error);
      if (isLate) socket.emit('connectionAttemptTimeout', address, target.port, family);
      else socket.emit('connectionAttemptFailed', address, target.port, family, error);
      if (socket.connecting) next();
    };
    attempt(socket, address, family, target, giveUp);
    // The last one may take as long as it takes.
    if (attempted.length < addresses.length && socket._attempt !== null) {
      const { settle } = socket._attempt;
      socket._attempt.timer = timers.setTimeout(() => {
        if (socket._attempt?.settle !== settle) return;
        socket._handle?.detach();
        socket._attempt = null;
        const { systemErrorNumber } = require('internal/system_errors');
        giveUp(failure(-systemErrorNumber('ETIMEDOUT'), address, target), true);
      }, target.timeout);
    }
  };
  next();
}

function aggregate(errors) {
  const error = new AggregateError(errors);
  error.code = errors[0].code;
  return error;
}

function failure(errno, address, target) {
  const { localAddress, localPort } = target;
  if (!localAddress || !localPort) return exceptionWithHostPort(-errno, 'connect', address, target.port);
  const error = exceptionWithHostPort(-errno, 'connect', address, target.port, `${localAddress}:${localPort}`);
  return Object.assign(error, { localAddress, localPort });
}

function attempt(socket, address, version, target, giveUp) {
  if (target.blockList?.check(address, `ipv${version}`)) {
    giveUp(new codes.ERR_IP_BLOCKED(address), false);
    return;
  }
  const settle = (errno) => {
    if (errno !== 0) giveUp(failure(errno, address, target), false);
    else if (target.done !== undefined) target.done({ host: target.host, port: target.port });
  };
  socket._attempt = { settle, timer: null };
  socket.emit('connectionAttempt', address, target.port, version);
  open(socket, () => net.connectTcp(address, target.port, localAddress(target, version), target.localPort));
}

// A port of one's own needs an address to go with it: any.
function localAddress(target, version) {
  if (target.localAddress) return target.localAddress;
  if (!target.localPort) return undefined;
  return version === 6 ? '::' : '0.0.0.0';
}

function connectPath(socket, path) {
  validateString(path, 'options.path');
  const settle = (errno) => {
    if (errno === 0) return;
    socket.connecting = false;
    socket.destroy(exceptionWithHostPort(-errno, 'connect', path));
  };
  socket._attempt = { settle, timer: null };
  open(socket, () => net.connectUnix(path));
}

function open(socket, connect) {
  // A listener for 'connectionAttempt' may have had enough.
  if (socket._handle === null) return;
  try {
    socket._handle.attach(connect(), socket);
    if (context.hooks) {
      context.hooks.openConnect(socket._handle.id, socket._host ? 'TCPCONNECTWRAP' : 'PIPECONNECTWRAP');
    }
  } catch (error) {
    const { _attempt: mine } = socket;
    process.nextTick(() => {
      if (socket._attempt === mine) socket._onConnect(-error.errno);
    });
  }
}

module.exports = { begin, getAttemptTimeout, getAutoSelectFamily, setAttemptTimeout, setAutoSelectFamily };
