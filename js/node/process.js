'use strict';
// https://nodejs.org/api/process.html: `process` is an EventEmitter; what is seldom asked for is made at
// the first question (internal/process_more) or by a getter here.

const EventEmitter = require('events');
const native_ = native('process');
const { lazy } = require('internal/globals');
const ticks = require('internal/ticks');

function process() {
  throw new TypeError('Illegal constructor');
}

// Node's shape: process → process.prototype → EventEmitter.prototype.
const prototype = Object.create(EventEmitter.prototype, {
  constructor: { value: process, writable: true, configurable: true },
  [Symbol.toStringTag]: { value: 'process', configurable: true },
});
process.prototype = prototype;
const self = Object.create(prototype);

self.version = native_.nodeVersion;
self.versions = Object.freeze({
  node: native_.nodeVersion.slice(1),
  mote: native_.moteVersion,
  quickjs: native_.quickjsVersion,
  modules: '127',
});
self.arch = native_.arch;
self.platform = 'linux';
self.release = { name: 'node', lts: 'Jod' };
self.title = 'mote';
self.pid = native_.pid;
self.execPath = native_.execPath;
self.execArgv = native_.execArgv;
self.argv0 = native_.argv0;
self.argv = [native_.execPath, ...require('internal/main').programName(), ...native_.args];
self.debugPort = 9229;
self.features = Object.freeze({ inspector: false, debug: false, uv: true, ipv6: true, tls: false });
self.nextTick = ticks.nextTick;
self._exiting = false;
self.exitCode = undefined;

Object.defineProperty(self, 'ppid', { enumerable: true, configurable: true, get: native_.ppid });

lazy(self, 'mainModule', () => require('internal/modules/cjs').getMain(), true);
lazy(self, 'env', () => require('internal/env').env, true);
lazy(self, 'stdout', () => require('internal/stdio').stdout, true);
lazy(self, 'stderr', () => require('internal/stdio').stderr, true);
lazy(self, 'stdin', () => require('internal/stdio').stdin, true);
lazy(self, 'config', () => ({ target_defaults: {}, variables: {} }), true);
lazy(self, 'report', () => undefined, false);
lazy(self, 'allowedNodeEnvironmentFlags', () => new Set(), true);

let exitCode;
Object.defineProperty(self, 'exitCode', {
  configurable: true,
  enumerable: true,
  get: () => exitCode,
  set(value) {
    exitCode = value === undefined || value === null ? undefined : checkExitCode(value);
  },
});

function checkExitCode(value) {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'string' && value !== '' && Number.isInteger(+value)) return +value;
  const { validateInteger } = require('internal/validators');
  validateInteger(value, 'code');
  return value;
}

self.exit = function exit(code) {
  if (code !== undefined) self.exitCode = code;
  require('internal/main').endWith(undefined);
};

self.reallyExit = (code) => native_.exit(code ?? 0);
self.abort = native_.abort;
self.uptime = () => native_.uptime() / 1000;

self.hrtime = function hrtime(previous) {
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
};

self.hrtime.bigint = function bigint() {
  const time = native_.hrtime();
  return BigInt(time[0]) * 1000000000n + BigInt(time[1]);
};

self.memoryUsage = function memoryUsage() {
  const [rss, heapTotal, heapUsed] = native_.memoryUsage();
  return { rss, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
};
self.memoryUsage.rss = () => native_.memoryUsage()[0];

self.cwd = native_.cwd;
self.chdir = function chdir(directory) {
  require('internal/validators').validateString(directory, 'directory');
  native_.chdir(directory);
};
self.umask = function umask(mask) {
  if (mask === undefined) return native_.umask();
  return native_.umask(require('internal/validators').parseFileMode(mask, 'mask'));
};

self.getuid = () => native_.ids()[0];
self.geteuid = () => native_.ids()[1];
self.getgid = () => native_.ids()[2];
self.getegid = () => native_.ids()[3];

// The rest is looked up by name in a room of its own, loaded when one of them is first called.
for (const name of [
  'emitWarning', 'kill', 'cpuUsage', 'resourceUsage', 'getgroups', 'constrainedMemory', 'availableMemory',
  'getActiveResourcesInfo', 'setUncaughtExceptionCaptureCallback', 'hasUncaughtExceptionCaptureCallback',
  'setSourceMapsEnabled', 'getBuiltinModule', 'binding', 'loadEnvFile', 'dlopen', 'setuid', 'setgid',
  'setegid', 'seteuid', 'setgroups', 'initgroups', 'threadCpuUsage',
]) {
  lazy(self, name, () => require('internal/process_more')[name], true);
}

// Signals are watched while somebody listens for them.
self.on('newListener', (name) => {
  if (typeof name === 'string' && name.startsWith('SIG')) require('internal/signals').watch(name);
});
self.on('removeListener', (name) => {
  if (typeof name === 'string' && name.startsWith('SIG')) require('internal/signals').unwatch(name);
});

module.exports = self;
