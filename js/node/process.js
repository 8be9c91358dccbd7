'use strict';
// https://nodejs.org/api/process.html: `process` is an EventEmitter; what is seldom asked for is made at
// the first question, in internal/process_more and its neighbours.

const EventEmitter = require('events');
const native_ = native('process');
const { lazy, lazyFrom } = require('internal/globals');
const ticks = require('internal/ticks');

// Node's shape: process → process.prototype → EventEmitter.prototype.
function process() {}
process.prototype = Object.create(EventEmitter.prototype, {
  constructor: { value: process, writable: true, configurable: true },
});
const self = Object.create(process.prototype);
Object.defineProperty(self, Symbol.toStringTag, { value: 'process', writable: true });

// ---- what it is ----------------------------------------------------------------------------------

function constant(name, value) {
  Object.defineProperty(self, name, { value, writable: false, enumerable: true, configurable: true });
}

const { has } = require('internal/bundle');
const hasTls = has('crypto') && has('tls');
constant('version', native_.nodeVersion);
constant('versions', Object.freeze({
  node: native_.nodeVersion.slice(1),
  mote: native_.moteVersion,
  quickjs: native_.quickjsVersion,
  // Of the release that mote stands for: packages compare them.
  v8: '12.4.254.21-node.33',
  uv: '1.51.0',
  modules: '127',
  // The release of OpenSSL whose algorithms and error codes crypto and tls follow, where they are built in.
  ...(hasTls && { openssl: '3.0.17' }),
}));
constant('arch', native_.arch);
constant('platform', 'linux');
constant('release', { name: 'node', lts: 'Jod' });
constant('argv0', native_.argv0);
constant('pid', native_.pid);
constant('features', Object.freeze({
  inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: hasTls, tls_sni: hasTls, tls_ocsp: hasTls,
  tls: hasTls, openssl_is_boringssl: false, cached_builtins: true, typescript: false,
  require_module: native_.flags.length === 0 ||
    require('internal/options').get('--experimental-require-module') !== false,
}));
self.execPath = native_.execPath;
self.execArgv = native_.execArgv;
self.argv = [native_.execPath, ...require('internal/main').programName(), ...native_.args];
self.debugPort = 9229;
self.nextTick = ticks.nextTick;
self._exiting = false;

let title = native_.argv0;
Object.defineProperties(self, {
  moduleLoadList: {
    enumerable: true,
    configurable: true,
    get: () => require('internal/process_more').moduleLoadList(),
  },
  ppid: { enumerable: true, configurable: true, get: native_.ppid, set() {} },
  title: {
    enumerable: true,
    configurable: true,
    get: () => title,
    set(value) {
      title = `${value}`;
      native_.setTitle(title);
    },
  },
});

lazy(self, 'mainModule', () => require('internal/modules/cjs').getMain(), true);
lazyFrom(self, 'env', 'internal/env', true);
lazyFrom(self, 'stdout', 'internal/stdio', true);
lazyFrom(self, 'stderr', 'internal/stdio', true);
lazyFrom(self, 'stdin', 'internal/stdio', true);

// ---- the end -------------------------------------------------------------------------------------

let exitCode;
Object.defineProperty(self, 'exitCode', {
  enumerable: true,
  get: () => exitCode,
  set(value) {
    if (value !== null && value !== undefined) checkExitCode(value);
    exitCode = value;
  },
});

// Texts of numbers are taken for them.
function checkExitCode(value) {
  if (typeof value === 'string' && value !== '' && !Number.isNaN(+value)) value = +value;
  if (!Number.isInteger(value)) require('internal/validators').validateInteger(value, 'code');
}

Object.assign(self, {
  exit(code) {
    if (arguments.length !== 0) self.exitCode = code;
    if (native_.flags.length > 0) require('internal/startup').traceExit(self.exitCode);
    require('internal/main').endWith(undefined, (status) => self.reallyExit(status));
  },

  reallyExit(code) {
    native_.exit(+(code ?? 0));
  },

  abort: native_.abort,

  // ---- time and memory ---------------------------------------------------------------------------

  uptime() {
    return native_.uptime() / 1000;
  },

  hrtime(previous) {
    const time = native_.hrtime();
    if (previous === undefined) return time;
    require('internal/validators').validateArray(previous, 'time');
    if (previous.length !== 2) {
      throw new (require('internal/errors').codes.ERR_OUT_OF_RANGE)('time', 2, previous.length);
    }
    let seconds = time[0] - previous[0];
    let nanoseconds = time[1] - previous[1];
    if (nanoseconds < 0) {
      seconds--;
      nanoseconds += 1e9;
    }
    return [seconds, nanoseconds];
  },

  memoryUsage() {
    const [rss, heapTotal, heapUsed] = native_.memoryUsage();
    return { rss, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
  },

  // ---- directory, users --------------------------------------------------------------------------

  cwd: native_.cwd,

  chdir(directory) {
    require('internal/validators').validateString(directory, 'directory');
    native_.chdir(directory);
  },

  umask(mask) {
    if (mask === undefined) return native_.umask(-1);
    return native_.umask(require('internal/validators').parseFileMode(mask, 'mask'));
  },

  getuid() { return native_.ids()[0]; },
  geteuid() { return native_.ids()[1]; },
  getgid() { return native_.ids()[2]; },
  getegid() { return native_.ids()[3]; },
});

self.hrtime.bigint = function bigint() {
  const time = native_.hrtime();
  return BigInt(time[0]) * 1000000000n + BigInt(time[1]);
};

self.memoryUsage.rss = function rss() {
  return native_.memoryUsage()[0];
};

// ---- the rest, in rooms of its own that are loaded when one of them is first asked for -------------

for (const name of [
  'emitWarning', 'kill', '_kill', 'ref', 'unref', 'execve', 'assert',
  'cpuUsage', 'resourceUsage', 'constrainedMemory', 'availableMemory', '_rawDebug', 'openStdin',
  'setUncaughtExceptionCaptureCallback', 'hasUncaughtExceptionCaptureCallback', 'setSourceMapsEnabled',
  'getBuiltinModule', 'binding', 'loadEnvFile', 'dlopen', 'threadCpuUsage', 'config',
  'allowedNodeEnvironmentFlags',
]) {
  lazyFrom(self, name, 'internal/process_more', true);
}
for (const name of ['getActiveResourcesInfo', '_getActiveHandles', '_getActiveRequests']) {
  lazyFrom(self, name, 'internal/process_active', true);
}
lazyFrom(self, 'finalization', 'internal/process_finalization', true);
if (has('internal/process_report')) lazyFrom(self, 'report', 'internal/process_report', true);
for (const name of ['getgroups', 'setuid', 'setgid', 'setegid', 'seteuid', 'setgroups', 'initgroups']) {
  lazyFrom(self, name, 'internal/credentials', true);
}

self.on('warning', function onWarning(warning) {
  require('internal/process_more').printWarning(warning);
});

// Signals are watched while somebody listens for them.
self.on('newListener', (name) => {
  if (typeof name === 'string' && name.startsWith('SIG')) require('internal/signals').watch(name);
});
self.on('removeListener', (name) => {
  if (typeof name === 'string' && name.startsWith('SIG')) require('internal/signals').unwatch(name);
});

if (native_.flags.length > 0) require('internal/startup').describe(self);

module.exports = self;
