'use strict';
// What of process is seldom called (https://nodejs.org/api/process.html).

const native_ = native('process');
const { codes } = require('internal/errors');
const {
  validateNumber, validateObject, validateString,
} = require('internal/validators');

// ---- warnings ------------------------------------------------------------------------------------

function emitWarning(warning, type, code, ctor) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ctor = type.ctor;
    code = type.code;
    if (typeof type.detail === 'string') detail = type.detail;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    ctor = type;
    code = '';
    type = 'Warning';
  }
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    ctor = code;
    code = '';
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  if (typeof warning === 'string') warning = makeWarning(warning, type, code, detail, ctor);
  else if (!(warning instanceof Error)) {
    throw new codes.ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning') {
    if (process.noDeprecation) return;
    if (process.throwDeprecation) {
      process.nextTick(() => { throw warning; });
      return;
    }
  }
  process.nextTick(announce, warning);
}

function makeWarning(message, type, code, detail, ctor) {
  const warning = new Error(message);
  warning.name = String(type || 'Warning');
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  Error.captureStackTrace(warning, ctor || process.emitWarning);
  return warning;
}

let hinted = false;

function announce(warning) {
  process.emit('warning', warning);
  if (process.noWarnings || process.env.NODE_NO_WARNINGS === '1') return;
  const deprecation = warning.name === 'DeprecationWarning';
  if (deprecation && process.noDeprecation) return;
  const traced = process.traceProcessWarnings || (deprecation && process.traceDeprecation);
  const code = warning.code ? `[${warning.code}] ` : '';
  let text = `(node:${process.pid}) ${code}`;
  text += traced && warning.stack ? warning.stack : String(warning);
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!traced && !hinted) {
    hinted = true;
    const flag = deprecation ? '--trace-deprecation' : '--trace-warnings';
    text += `\n(Use \`${process.release.name} ${flag} ...\` to show where the warning was created)`;
  }
  native_.writeSync(2, `${text}\n`);
}

// ---- signals and users ---------------------------------------------------------------------------

function kill(pid, signal) {
  if (pid != (pid | 0)) throw new codes.ERR_INVALID_ARG_TYPE('pid', 'number', pid);   // '1' is 1
  let number;
  if (typeof signal === 'number') {
    number = signal;
  } else {
    number = require('internal/signals').numbers[signal || 'SIGTERM'];
    if (number === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(signal);
  }
  native_.kill(pid | 0, number);
  return true;
}

function getgroups() {
  const line = /^Groups:\s*(.*)$/m.exec(require('fs').readFileSync('/proc/self/status', 'latin1'));
  return line[1].trim() === '' ? [process.getegid()] : line[1].trim().split(/\s+/).map(Number);
}

function unavailable(name) {
  return function () {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`process.${name}()`);
  };
}

// ---- resources -----------------------------------------------------------------------------------

function cpuUsage(previous) {
  const [user, system] = native_.resourceUsage();
  if (previous === undefined) return { user, system };
  validateObject(previous, 'prevValue');
  validateNumber(previous.user, 'prevValue.user');
  validateNumber(previous.system, 'prevValue.system');
  return { user: user - previous.user, system: system - previous.system };
}

function resourceUsage() {
  const [userCPUTime, systemCPUTime, maxRSS, minorPageFault, majorPageFault] = native_.resourceUsage();
  return {
    userCPUTime, systemCPUTime, maxRSS,
    sharedMemorySize: 0, unsharedDataSize: 0, unsharedStackSize: 0,
    minorPageFault, majorPageFault,
    swappedOut: 0, fsRead: 0, fsWrite: 0, ipcSent: 0, ipcReceived: 0, signalsCount: 0,
    voluntaryContextSwitches: 0, involuntaryContextSwitches: 0,
  };
}

// ---- errors --------------------------------------------------------------------------------------

let captureCallback = null;

function setUncaughtExceptionCaptureCallback(fn) {
  if (fn === null) {
    captureCallback = null;
    return;
  }
  if (typeof fn !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
  }
  if (captureCallback !== null) throw new codes.ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  captureCallback = fn;
}

// ---- modules -------------------------------------------------------------------------------------

function getBuiltinModule(id) {
  validateString(id, 'id');
  const { isBuiltin } = require('module');
  return isBuiltin(id) ? require(id) : undefined;
}

function binding(name) {
  if (name === 'natives') return {};
  throw new Error(`No such module: ${name}`);
}

function loadEnvFile(path = '.env') {
  const parsed = require('util').parseEnv(require('fs').readFileSync(path, 'utf8'));
  for (const name of Object.keys(parsed)) {
    if (process.env[name] === undefined) process.env[name] = parsed[name];
  }
}

module.exports = {
  emitWarning,
  kill,
  getgroups,
  cpuUsage,
  threadCpuUsage: cpuUsage,
  resourceUsage,
  constrainedMemory: () => 0,
  availableMemory: () => require('os').freemem(),
  getActiveResourcesInfo: () => [],
  setUncaughtExceptionCaptureCallback,
  hasUncaughtExceptionCaptureCallback: () => captureCallback !== null,
  captureCallback: () => captureCallback,
  setSourceMapsEnabled: (value) => require('internal/validators').validateBoolean(value, 'val'),
  getBuiltinModule,
  binding,
  loadEnvFile,
  dlopen: unavailable('dlopen'),
  setuid: unavailable('setuid'),
  setgid: unavailable('setgid'),
  seteuid: unavailable('seteuid'),
  setegid: unavailable('setegid'),
  setgroups: unavailable('setgroups'),
  initgroups: unavailable('initgroups'),
};
