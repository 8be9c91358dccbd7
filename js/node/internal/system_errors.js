'use strict';
// Errors that the operating system reports, in Node's shape: code, errno (negative), syscall and where
// it happened. Numbers are Linux's; names and wording are those of util.getSystemErrorMap().

const errors = require('internal/errors');

// number name message
const table = `
1 EPERM operation not permitted
2 ENOENT no such file or directory
3 ESRCH no such process
4 EINTR interrupted system call
5 EIO i/o error
6 ENXIO no such device or address
7 E2BIG argument list too long
9 EBADF bad file descriptor
11 EAGAIN resource temporarily unavailable
12 ENOMEM not enough memory
13 EACCES permission denied
14 EFAULT bad address in system call argument
16 EBUSY resource busy or locked
17 EEXIST file already exists
18 EXDEV cross-device link not permitted
19 ENODEV no such device
20 ENOTDIR not a directory
21 EISDIR illegal operation on a directory
22 EINVAL invalid argument
23 ENFILE file table overflow
24 EMFILE too many open files
25 ENOTTY inappropriate ioctl for device
26 ETXTBSY text file is busy
27 EFBIG file too large
28 ENOSPC no space left on device
29 ESPIPE invalid seek
30 EROFS read-only file system
31 EMLINK too many links
32 EPIPE broken pipe
34 ERANGE result too large
36 ENAMETOOLONG name too long
38 ENOSYS function not implemented
39 ENOTEMPTY directory not empty
40 ELOOP too many symbolic links encountered
49 EUNATCH protocol driver not attached
61 ENODATA no data available
64 ENONET machine is not on the network
71 EPROTO protocol error
75 EOVERFLOW value too large for defined data type
84 EILSEQ illegal byte sequence
88 ENOTSOCK socket operation on non-socket
89 EDESTADDRREQ destination address required
90 EMSGSIZE message too long
91 EPROTOTYPE protocol wrong type for socket
92 ENOPROTOOPT protocol not available
93 EPROTONOSUPPORT protocol not supported
94 ESOCKTNOSUPPORT socket type not supported
95 ENOTSUP operation not supported on socket
97 EAFNOSUPPORT address family not supported
98 EADDRINUSE address already in use
99 EADDRNOTAVAIL address not available
100 ENETDOWN network is down
101 ENETUNREACH network is unreachable
103 ECONNABORTED software caused connection abort
104 ECONNRESET connection reset by peer
105 ENOBUFS no buffer space available
106 EISCONN socket is already connected
107 ENOTCONN socket is not connected
108 ESHUTDOWN cannot send after transport endpoint shutdown
110 ETIMEDOUT connection timed out
111 ECONNREFUSED connection refused
112 EHOSTDOWN host is down
113 EHOSTUNREACH host is unreachable
114 EALREADY connection already in progress
121 EREMOTEIO remote I/O error
125 ECANCELED operation canceled
3000 EAI_ADDRFAMILY address family not supported
3001 EAI_AGAIN temporary failure
3002 EAI_BADFLAGS bad ai_flags value
3003 EAI_CANCELED request canceled
3004 EAI_FAIL permanent failure
3005 EAI_FAMILY ai_family not supported
3006 EAI_MEMORY out of memory
3007 EAI_NODATA no address
3008 EAI_NONAME unknown node or service
3009 EAI_OVERFLOW argument buffer overflow
3010 EAI_SERVICE service not available for socket type
3011 EAI_SOCKTYPE socket type not supported
3013 EAI_BADHINTS invalid value for hints
3014 EAI_PROTOCOL resolved protocol is unknown
4028 EFTYPE inappropriate file type or format
4080 ECHARSET invalid Unicode character
4094 UNKNOWN unknown error
4095 EOF end of file
`;

let map;

// Map of errno to [name, message]; made when first asked for.
function systemErrorMap() {
  if (map) return map;
  map = new Map();
  for (const line of table.trim().split('\n')) {
    const [, number, name, message] = /^(\d+) (\S+) (.*)$/.exec(line);
    map.set(-number, [name, message]);
  }
  return map;
}

function uvErrmapGet(errno) {
  return systemErrorMap().get(errno);
}

function systemErrorName(errno) {
  return uvErrmapGet(errno)?.[0] ?? `Unknown system error ${errno}`;
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
  uvErrmapGet,
  uvException,
  uvExceptionWithHostPort,
};
