'use strict';
// Errors that the operating system reports, in Node's shape: code, errno (negative), syscall and where
// it happened. Numbers come from the native half: not every processor's Linux numbers errors alike.

const errors = require('internal/errors');

let map;

// Map of errno to [name, message]; made when first asked for.
function systemErrorMap() {
  if (map) return map;
  map = new Map();
  const table = native('errors').systemErrors();
  for (let i = 0; i < table.length; i += 3) map.set(-table[i], [table[i + 1], table[i + 2]]);
  return map;
}

function uvErrmapGet(errno) {
  return systemErrorMap().get(errno);
}

function systemErrorName(errno) {
  return uvErrmapGet(errno)?.[0] ?? `Unknown system error ${errno}`;
}

/** The number, negative, of the error that is called so. */
function systemErrorNumber(code) {
  for (const [errno, [name]] of systemErrorMap()) if (name === code) return errno;
  return undefined;
}

function systemErrorMessage(errno) {
  return uvErrmapGet(errno)?.[1] ?? `Unknown system error ${errno}`;
}

// Stacks begin above the function of internal/errors through which everybody comes here.
function errorAbove(maker, message) {
  const error = new Error(message);
  Error.captureStackTrace(error, errors[maker]);
  return error;
}

function errnoException(errno, syscall, original) {
  const code = systemErrorName(errno);
  const error = errorAbove('ErrnoException', `${syscall} ${code}${original ? ` ${original}` : ''}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  return error;
}

function withAddress(error, address, port) {
  error.address = address;
  if (port) error.port = port;
  return error;
}

function addressDetails(address, port) {
  if (port && port > 0) return ` ${address}:${port}`;
  return address ? ` ${address}` : '';
}

function exceptionWithHostPort(errno, syscall, address, port, additional) {
  const code = systemErrorName(errno);
  const details = addressDetails(address, port) + (additional ? ` - Local (${additional})` : '');
  const error = errorAbove('ExceptionWithHostPort', `${syscall} ${code}${details}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  return withAddress(error, address, port);
}

function uvExceptionWithHostPort(errno, syscall, address, port) {
  const [code, message] = uvErrmapGet(errno) ?? ['UNKNOWN', 'unknown error'];
  const text = `${syscall} ${code}: ${message}${addressDetails(address, port)}`;
  const error = errorAbove('UVExceptionWithHostPort', text);
  error.code = code;
  error.errno = errno;
  error.syscall = syscall;
  return withAddress(error, address, port);
}

// context: { errno, syscall, code?, message?, path?, dest? }
function uvException(context) {
  const [code, message] = uvErrmapGet(context.errno) ?? ['UNKNOWN', 'unknown error'];
  let text = `${code}: ${context.message || message}, ${context.syscall}`;
  const path = context.path ? String(context.path) : undefined;
  const dest = context.dest ? String(context.dest) : undefined;
  if (path) text += ` '${path}'`;
  if (dest) text += ` -> '${dest}'`;
  const error = errorAbove('UVException', text);
  for (const key of Object.keys(context)) {
    if (key !== 'message' && key !== 'path' && key !== 'dest') error[key] = context[key];
  }
  error.code = code;
  if (path) error.path = path;
  if (dest) error.dest = dest;
  return error;
}

// A number is one of getaddrinfo's, a string is a DNS server's answer.
function dnsException(code, syscall, hostname) {
  let errno;
  let name = code;
  if (typeof code === 'number') {
    errno = code;
    // Both mean that there is no such name, and programs look for the one that DNS has always used.
    name = code === -3007 || code === -3008 ? 'ENOTFOUND' : systemErrorName(code);
  }
  const error = errorAbove('DNSException', `${syscall} ${name}${hostname ? ` ${hostname}` : ''}`);
  error.errno = errno;
  error.code = name;
  error.syscall = syscall;
  if (hostname) error.hostname = hostname;
  return error;
}

// errno, syscall, path and dest stand on the error but are kept in `info`, and changing one changes it there.
function mirrorInfo(error, info, key, isText) {
  Object.defineProperty(error, key, {
    get() { return isText ? info[key]?.toString() : info[key]; },
    set(value) { info[key] = isText && value ? require('buffer').Buffer.from(`${value}`) : value; },
    enumerable: true,
    configurable: true,
  });
}

// The SystemError of internal/errors: `info` is { code, errno, syscall, message, path?, dest? }.
function systemError(code, text, info, Class) {
  const { defineHidden, labelStack } = errors;
  let message = `${text}: ${info.syscall} returned ${info.code} (${info.message})`;
  if (info.path !== undefined) message += ` ${info.path}`;
  if (info.dest !== undefined) message += ` => ${info.dest}`;
  const error = Reflect.construct(Error, [message], Class);
  defineHidden(error, 'name', 'SystemError');
  error.code = code;
  error.info = info;
  mirrorInfo(error, info, 'errno', false);
  mirrorInfo(error, info, 'syscall', false);
  if (info.path !== undefined) mirrorInfo(error, info, 'path', true);
  if (info.dest !== undefined) mirrorInfo(error, info, 'dest', true);
  Error.captureStackTrace(error, Class);
  labelStack(error, code);
  return error;
}

module.exports = {
  dnsException,
  errnoException,
  exceptionWithHostPort,
  systemError,
  systemErrorMap,
  systemErrorMessage,
  systemErrorName,
  systemErrorNumber,
  uvErrmapGet,
  uvException,
  uvExceptionWithHostPort,
};
