'use strict';
// What of process is seldom called (https://nodejs.org/api/process.html).

const native_ = native('process');
const { codes, ErrnoException } = require('internal/errors');
const { validateNumber, validateObject, validateString } = require('internal/validators');

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
  process.nextTick(() => process.emit('warning', warning));
}

function makeWarning(message, type, code, detail, ctor) {
  const warning = new Error(message);
  warning.name = String(type || 'Warning');
  if (code) warning.code = code;
  if (detail) warning.detail = detail;
  Error.captureStackTrace(warning, ctor || process.emitWarning);
  return warning;
}

let hinted = false;

/** The first listener of 'warning', which a program may remove as any other. */
function printWarning(warning) {
  if (!(warning instanceof Error)) return;
  if (areWarningsOff(warning)) return;
  const deprecation = warning.name === 'DeprecationWarning';
  if (deprecation && process.noDeprecation) return;
  const traced = process.traceProcessWarnings || (deprecation && process.traceDeprecation);
  const code = warning.code ? `[${warning.code}] ` : '';
  let text = `(node:${process.pid}) ${code}`;
  text += traced && warning.stack ? warning.stack : textOf(warning);
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!traced && !hinted) {
    hinted = true;
    const flag = deprecation ? '--trace-deprecation' : '--trace-warnings';
    text += `\n(Use \`${process.release.name} ${flag} ...\` to show where the warning was created)`;
  }
  const file = require('internal/options').get('--redirect-warnings') ?? process.env.NODE_REDIRECT_WARNINGS;
  if (file) require('fs').appendFileSync(file, `${text}\n`);
  else if (require('internal/stdio').isUntouched(2)) native_.writeSync(2, `${text}\n`);
  else process.stderr.write(`${text}\n`);
}

function textOf(warning) {
  return typeof warning.toString === 'function' ? String(warning) : Error.prototype.toString.call(warning);
}

function areWarningsOff(warning) {
  const { get } = require('internal/options');
  if (process.noWarnings || process.env.NODE_NO_WARNINGS === '1' || get('--warnings') === false) return true;
  const off = get('--disable-warning');
  return off !== undefined && (off.includes(warning.code) || off.includes(warning.name));
}

// ---- signals -------------------------------------------------------------------------------------

function kill(pid, signal) {
  if (pid != (pid | 0)) throw new codes.ERR_INVALID_ARG_TYPE('pid', 'number', pid);   // '1' is 1
  let number;
  if (typeof signal === 'number') {
    number = signal;
  } else {
    number = require('internal/signals').numbers[signal || 'SIGTERM'];
    if (number === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(signal);
  }
  const errno = process._kill(pid | 0, number | 0);
  if (errno) throw new ErrnoException(errno, 'kill');
  return true;
}

// Answers 0, or what went wrong as a negative number. Programs replace it to see who is sent what.
function _kill(pid, signal) {
  return -native_.kill(pid, signal);
}

// ---- another program in this one's place -----------------------------------------------------------

function isPlainText(value) {
  return typeof value === 'string' && !value.includes('\0');
}

/** Never returns: where the system refuses, the process has no way back. */
function execve(execPath, args = [], env = process.env) {
  const { validateArray } = require('internal/validators');
  validateString(execPath, 'execPath');
  validateArray(args, 'args');
  for (let i = 0; i < args.length; i++) {
    if (!isPlainText(args[i])) {
      throw new codes.ERR_INVALID_ARG_VALUE(`args[${i}]`, args[i], 'must be a string without null bytes');
    }
  }
  validateObject(env, 'env');
  const variables = Object.entries(env);
  if (!variables.flat().every(isPlainText)) {
    throw new codes.ERR_INVALID_ARG_VALUE('env', env,
      'must be an object with string keys and values without null bytes');
  }
  const errno = native_.execve(execPath, args, variables.flat());
  const { stack } = new Error(`process.execve failed with error code ${new ErrnoException(-errno, 'execve').code}`);
  native_.writeSync(2, `${stack.slice('Error: '.length)}\n`);
  native_.abort();
}

// ---- what keeps the program alive --------------------------------------------------------------------

function ref(value) {
  (value?.[Symbol.for('nodejs.ref')] ?? value?.ref)?.call(value);
}

function unref(value) {
  (value?.[Symbol.for('nodejs.unref')] ?? value?.unref)?.call(value);
}

// ---- resources -----------------------------------------------------------------------------------

function cpuUsage(previous) {
  return usageSince(previous, false);
}

/** Of this thread alone. */
function threadCpuUsage(previous) {
  return usageSince(previous, true);
}

function usageSince(previous, ofThread) {
  const [user, system] = native_.resourceUsage(ofThread);
  if (previous === undefined) return { user, system };
  validateObject(previous, 'prevValue');
  checkUsage(previous.user, 'user');
  checkUsage(previous.system, 'system');
  return { user: user - previous.user, system: system - previous.system };
}

function checkUsage(value, name) {
  validateNumber(value, `prevValue.${name}`);
  if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw new codes.ERR_INVALID_ARG_VALUE.RangeError(`prevValue.${name}`, value);
  }
}

function resourceUsage() {
  const [
    userCPUTime, systemCPUTime, maxRSS, minorPageFault, majorPageFault, fsRead, fsWrite,
    voluntaryContextSwitches, involuntaryContextSwitches,
  ] = native_.resourceUsage(false);
  return {
    userCPUTime, systemCPUTime, maxRSS,
    // Linux keeps no account of these.
    sharedMemorySize: 0, unsharedDataSize: 0, unsharedStackSize: 0,
    minorPageFault, majorPageFault,
    swappedOut: 0,
    fsRead, fsWrite,
    ipcSent: 0, ipcReceived: 0, signalsCount: 0,
    voluntaryContextSwitches, involuntaryContextSwitches,
  };
}

/** The memory that the program's control group may use; 0: no limit that is known of. */
function constrainedMemory() {
  for (const file of ['/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes']) {
    try {
      const limit = Number(require('fs').readFileSync(file, 'latin1'));
      return Number.isFinite(limit) ? limit : 0;
    } catch {
      // Another version of control groups, or none.
    }
  }
  return 0;
}

// ---- errors --------------------------------------------------------------------------------------

let captureCallback = null;

function setUncaughtExceptionCaptureCallback(fn) {
  const { refusedBy } = setUncaughtExceptionCaptureCallback;
  if (refusedBy !== undefined) {
    const error = new codes.ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE();
    error.stack += `\n${'-'.repeat(40)}\n${refusedBy}`;
    throw error;
  }
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

// Node's internals are not ours.
function binding(module) {
  throw new Error(`No such module: ${module}`);
}

// No addon is built for this machine.
function dlopen(module, filename) {
  if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('process.dlopen needs at least 2 arguments.');
  throw new codes.ERR_DLOPEN_FAILED(`${filename}: addons made for Node's binary interface can't be loaded by mote`);
}

function loadEnvFile(path = '.env') {
  const parsed = require('util').parseEnv(require('fs').readFileSync(path, 'utf8'));
  for (const name of Object.keys(parsed)) {
    if (process.env[name] === undefined) process.env[name] = parsed[name];
  }
}

/** Core modules that were loaded, as Node lists them. */
function moduleLoadList() {
  const bundle = require('internal/bundle');
  return bundle.names().filter(bundle.isLoaded).map((name) => `NativeModule ${name}`);
}

/** The flags that NODE_OPTIONS may have. A program can't add any. */
class NodeEnvironmentFlagsSet extends Set {
  // However it is written: with its dashes or without, with a value, with underscores.
  has(flag) {
    if (typeof flag !== 'string') return false;
    const name = flag.replace(/^-+/, '').replace(/=.*$/s, '').replaceAll('_', '-');
    return super.has(name.length === 1 ? `-${name}` : `--${name}`);
  }

  add() { return this; }
  delete() { return false; }
  clear() {}
}

let allowedFlags;

function makeAllowedFlags() {
  const flags = new NodeEnvironmentFlagsSet();
  for (const flag of native_.environmentFlags()) Set.prototype.add.call(flags, flag);
  return Object.freeze(flags);
}

// ---- odds and ends -------------------------------------------------------------------------------

function deprecatedAssert(value, message) {
  require('internal/util').warnDeprecated('process.assert() is deprecated. Please use the `assert` module instead.',
    'DEP0100', deprecatedAssert);
  if (value) return;
  const error = new Error(message ?? 'assertion error');
  error.code = 'ERR_ASSERTION';
  throw error;
}

function openStdin() {
  process.stdin.resume();
  return process.stdin;
}

function _rawDebug(...args) {
  native_.writeSync(2, `${require('util').format(...args)}\n`);
}

module.exports = {
  emitWarning,
  printWarning,
  kill,
  _kill,
  execve,
  ref,
  unref,
  assert: deprecatedAssert,
  cpuUsage,
  threadCpuUsage,
  resourceUsage,
  constrainedMemory,
  availableMemory() { return require('os').freemem(); },
  setUncaughtExceptionCaptureCallback,
  hasUncaughtExceptionCaptureCallback() { return captureCallback !== null; },
  captureCallback: () => captureCallback,
  setSourceMapsEnabled(value) {
    require('internal/validators').validateBoolean(value, 'val');
    require('internal/source_map/support').setSourceMapsSupport(value, { nodeModules: value, generatedCode: value });
  },
  getBuiltinModule,
  binding,
  dlopen,
  loadEnvFile,
  moduleLoadList,
  openStdin,
  _rawDebug,
  config: Object.freeze({ target_defaults: Object.freeze({}), variables: Object.freeze({ node_module_version: 127 }) }),
  get allowedNodeEnvironmentFlags() { return allowedFlags ??= makeAllowedFlags(); },
};
