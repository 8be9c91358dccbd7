'use strict';
// The Console class and the methods that every console has, after
// https://nodejs.org/docs/latest-v22.x/api/console.html. The global console takes from here what it doesn't do
// itself.

const { STATE, makeState, writeText, inspectOptionsFor, print } = require('internal/console_output');
const { streamOf } = require('internal/console_stream');

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

// The stack is shown from the caller of `above` on.
function showTrace(console_, args, above) {
  const { formatArguments } = require('internal/util/format');
  const message = formatArguments(inspectOptionsFor(console_[STATE], 2), args);
  const holder = {};
  Error.captureStackTrace(holder, above);
  const start = holder.stack.indexOf('\n    at');
  const frames = start === -1 ? '' : holder.stack.slice(start);
  console_.error(`Trace${message === '' ? '' : `: ${message}`}${frames}`);
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
    const all = { customInspect: false, ...inspectOptionsFor(state, 1), ...options };
    writeText(state, 1, require('internal/util/inspect').inspect(value, all));
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

  trace(...args) {
    showTrace(this, args, methods.trace);
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
    const { renderTable } = require('internal/console_table');
    this.log(renderTable(data, properties, inspectOptionsFor(this[STATE], 1)));
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
  Object.defineProperty(this, STATE, { value: state });
  // Methods work without their console: `const { log } = console`.
  for (const name of Object.keys(methods)) {
    const bound = this[name].bind(this);
    Object.defineProperty(bound, 'name', { value: name, configurable: true });
    this[name] = bound;
  }
}

Object.assign(Console.prototype, methods);
Object.defineProperties(Console.prototype, {
  _stdout: { get() { return streamOf(this[STATE], 1); }, configurable: true },
  _stderr: { get() { return streamOf(this[STATE], 2); }, configurable: true },
});
Object.defineProperty(Console, Symbol.hasInstance, {
  value(instance) { return instance !== null && typeof instance === 'object' && STATE in instance; },
});

module.exports = { Console, methods, showTrace };
