'use strict';
// The console, after https://nodejs.org/docs/latest-v22.x/api/console.html. While nobody has asked for
// process.stdout or process.stderr, the global console writes to the descriptors itself; afterwards it
// goes through the streams, which the program may have changed.

const stdio = require('internal/stdio');
const { writeSync } = native('process');

// Programs that only print strings never need it.
let inspectModule;
function inspecting() {
  return inspectModule ??= require('internal/util/inspect');
}

const STATE = Symbol('console');

// What a console keeps: the streams (undefined for the global console, which finds the process's), how
// it colours, and what was begun and not ended yet.
function makeState(stdout, stderr) {
  return {
    stdout,
    stderr,
    ignoreErrors: true,
    colorMode: 'auto',
    inspectOptions: undefined,
    indentWidth: 2,
    indent: '',
    counts: undefined,
    times: undefined,
  };
}

// ---- writing

function streamOf(state, fd) {
  const own = fd === 1 ? state.stdout : state.stderr;
  if (own !== undefined) return own;
  return fd === 1 ? process.stdout : process.stderr;
}

function isDirect(state, fd) {
  return state.stdout === undefined && stdio.isUntouched(fd);
}

function ignore() {}

function writeText(state, fd, text) {
  if (state.indent !== '') {
    if (text.includes('\n')) text = text.replaceAll('\n', `\n${state.indent}`);
    text = state.indent + text;
  }
  text += '\n';
  if (isDirect(state, fd)) {
    try {
      writeSync(fd, text);
    } catch {
      // Nobody reads what is printed: that is no reason to end the program.
    }
    return;
  }
  const stream = streamOf(state, fd);
  if (state.ignoreErrors) writeLeniently(stream, text);
  else stream.write(text);
}

function writeLeniently(stream, text) {
  // Errors come while writing or later, by an event; neither is the program's business.
  const listens = stream.listenerCount('error') === 0;
  if (listens) stream.once('error', ignore);
  try {
    stream.write(text, (error) => {
      if (error && !stream._writableState?.errorEmitted && stream.listenerCount('error') === 0) {
        stream.once('error', ignore);
      }
    });
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) throw error;
  } finally {
    if (listens) stream.removeListener('error', ignore);
  }
}

let depths;
function directDepth(fd) {
  depths ??= [];
  return depths[fd] ??= stdio.describeTerminal(fd)?.colorDepth ?? 1;
}

function wantsColors(state, fd) {
  if (state.colorMode !== 'auto') return state.colorMode;
  if (isDirect(state, fd)) return directDepth(fd) > 2;
  const stream = streamOf(state, fd);
  return !!stream.isTTY && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

// undefined when there is nothing to say, which formats fastest.
function inspectOptionsFor(state, fd) {
  const options = state.inspectOptions;
  if (options !== undefined) {
    if (options.colors === undefined) options.colors = wantsColors(state, fd);
    return options;
  }
  return wantsColors(state, fd) ? { colors: true } : undefined;
}

function print(state, fd, args) {
  const text = args.length === 1 && typeof args[0] === 'string' ? args[0] :
    inspecting().formatArguments(inspectOptionsFor(state, fd), args);
  writeText(state, fd, text);
}

// ---- times

function pad(value) {
  return `${value}`.padStart(2, '0');
}

function formatTime(milliseconds) {
  if (milliseconds < 1000) return `${Number(milliseconds.toFixed(3))}ms`;
  if (milliseconds < 60000) return `${(milliseconds / 1000).toFixed(3)}s`;
  const hours = Math.floor(milliseconds / 3600000);
  const minutes = Math.floor(milliseconds % 3600000 / 60000);
  const { 0: seconds, 1: fraction } = (milliseconds % 60000 / 1000).toFixed(3).split('.');
  const lead = hours !== 0 ? `${hours}:${pad(minutes)}` : minutes;
  return `${lead}:${pad(seconds)}.${fraction} (${hours !== 0 ? 'h:m' : ''}m:ss.mmm)`;
}

function showTime(console_, method, label, data) {
  const state = console_[STATE];
  const start = state.times?.get(label);
  if (start === undefined) {
    process.emitWarning(`No such label '${label}' for console.${method}()`);
    return false;
  }
  const { 0: seconds, 1: nanoseconds } = process.hrtime(start);
  const took = formatTime(seconds * 1000 + nanoseconds / 1e6);
  if (data === undefined) console_.log('%s: %s', label, took);
  else console_.log('%s: %s', label, took, ...data);
  return true;
}

// ---- the methods

const methods = {
  log(...args) {
    print(this[STATE], 1, args);
  },

  warn(...args) {
    print(this[STATE], 2, args);
  },

  dir(value, options) {
    const state = this[STATE];
    writeText(state, 1, inspecting().inspect(value, { customInspect: false, ...inspectOptionsFor(state, 1), ...options }));
  },

  time(label = 'default') {
    const state = this[STATE];
    label = `${label}`;
    state.times ??= new Map();
    if (state.times.has(label)) {
      process.emitWarning(`Label '${label}' already exists for console.time()`);
      return;
    }
    state.times.set(label, process.hrtime());
  },

  timeEnd(label = 'default') {
    label = `${label}`;
    if (showTime(this, 'timeEnd', label)) this[STATE].times.delete(label);
  },

  timeLog(label = 'default', ...data) {
    showTime(this, 'timeLog', `${label}`, data);
  },

  trace: function trace(...args) {
    const message = inspecting().formatArguments(inspectOptionsFor(this[STATE], 2), args);
    const holder = {};
    Error.captureStackTrace(holder, trace);
    const frames = holder.stack.indexOf('\n    at');
    this.error(`Trace${message === '' ? '' : `: ${message}`}${frames === -1 ? '' : holder.stack.slice(frames)}`);
  },

  assert(expression, ...args) {
    if (expression) return;
    args[0] = `Assertion failed${args.length === 0 ? '' : `: ${args[0]}`}`;
    this.warn(...args);
  },

  clear() {
    const stream = streamOf(this[STATE], 1);
    if (!stream.isTTY || process.env.TERM === 'dumb') return;
    const { cursorTo, clearScreenDown } = require('internal/readline/callbacks');
    cursorTo(stream, 0, 0);
    clearScreenDown(stream);
  },

  count(label = 'default') {
    const state = this[STATE];
    label = `${label}`;
    state.counts ??= new Map();
    const count = (state.counts.get(label) ?? 0) + 1;
    state.counts.set(label, count);
    this.log(`${label}: ${count}`);
  },

  countReset(label = 'default') {
    const { counts } = this[STATE];
    label = `${label}`;
    if (counts === undefined || !counts.delete(label)) {
      process.emitWarning(`Count for '${label}' does not exist`);
    }
  },

  group(...label) {
    if (label.length > 0) this.log(...label);
    const state = this[STATE];
    state.indent += ' '.repeat(state.indentWidth);
  },

  groupEnd() {
    const state = this[STATE];
    state.indent = state.indent.slice(0, state.indent.length - state.indentWidth);
  },

  table(data, properties) {
    if (data === null || typeof data !== 'object') {
      this.log(data);
      return;
    }
    if (properties !== undefined) require('internal/validators').validateArray(properties, 'properties');
    this.log(require('internal/console_table').renderTable(data, properties, inspectOptionsFor(this[STATE], 1)));
  },
};
Object.assign(methods, {
  debug: methods.log,
  info: methods.log,
  dirxml: methods.log,
  error: methods.warn,
  groupCollapsed: methods.group,
});

// ---- Console

function checkStreams(stdout, stderr) {
  const { codes } = require('internal/errors');
  if (!stdout || typeof stdout.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stdout');
  if (!stderr || typeof stderr.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stderr');
}

function takeOptions(state, options) {
  const { colorMode = 'auto', inspectOptions, groupIndentation = 2, ignoreErrors = true } = options;
  const { codes } = require('internal/errors');
  const { validateInteger, validateObject } = require('internal/validators');
  if (typeof colorMode !== 'boolean' && colorMode !== 'auto') {
    throw new codes.ERR_INVALID_ARG_VALUE('colorMode', colorMode, "must be one of: 'auto', true, false");
  }
  validateInteger(groupIndentation, 'groupIndentation', 0, 1000);
  if (inspectOptions !== undefined) {
    validateObject(inspectOptions, 'options.inspectOptions');
    if (inspectOptions.colors !== undefined && options.colorMode !== undefined) {
      throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
    }
  }
  state.colorMode = colorMode;
  state.inspectOptions = inspectOptions;
  state.indentWidth = groupIndentation;
  state.ignoreErrors = ignoreErrors;
}

function Console(options) {
  if (new.target === undefined) return Reflect.construct(Console, arguments);
  if (!options || typeof options.write === 'function') {
    options = { stdout: options, stderr: arguments[1], ignoreErrors: arguments[2] };
  }
  const { stdout, stderr = stdout } = options;
  checkStreams(stdout, stderr);
  const state = makeState(stdout, stderr);
  takeOptions(state, options);
  bindMethods(this, this, state);
}

// Methods work without their console: `const { log } = console`.
function bindMethods(target, source, state) {
  Object.defineProperty(target, STATE, { value: state });
  for (const name of Object.keys(methods)) {
    const bound = source[name].bind(target);
    Object.defineProperty(bound, 'name', { value: name, configurable: true });
    target[name] = bound;
  }
}

const legacy = {
  _stdout: { get() { return streamOf(this[STATE], 1); }, configurable: true },
  _stderr: { get() { return streamOf(this[STATE], 2); }, configurable: true },
  _times: { get() { return this[STATE].times ??= new Map(); }, configurable: true },
  _ignoreErrors: { get() { return this[STATE].ignoreErrors; }, configurable: true },
};

Object.assign(Console.prototype, methods);
Object.defineProperties(Console.prototype, legacy);
Object.defineProperty(Console, Symbol.hasInstance, {
  value(instance) { return instance !== null && typeof instance === 'object' && STATE in instance; },
});

// ---- the global console

const globalState = makeState(undefined, undefined);
const globalConsole = Object.create(Object.create(Object.prototype, legacy));
bindMethods(globalConsole, methods, globalState);

// What nearly everybody calls takes no detour.
globalConsole.log = function log(...args) {
  print(globalState, 1, args);
};
globalConsole.error = function error(...args) {
  print(globalState, 2, args);
};

globalConsole.Console = Console;
// Only an inspector would do something for these, and there is none.
globalConsole.profile = function profile() {};
globalConsole.profileEnd = function profileEnd() {};
globalConsole.timeStamp = function timeStamp() {};
Object.defineProperty(globalConsole, Symbol.toStringTag, { value: 'console', configurable: true });

module.exports = globalConsole;
