'use strict';
// What a program may say about a child that it wants, checked and put into one shape: { file, args, envPairs,
// cwd, … } (https://nodejs.org/api/child_process.html#child_processspawncommand-args-options).

const { codes } = require('internal/errors');
const { isInt32, validateBoolean, validateObject, validateString } = require('internal/validators');
const { numbers } = require('internal/signals');

// The system's texts end at a NUL.
function refuseNul(value, name) {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
  }
}

function refuseNuls(values, name) {
  for (let i = 0; i < values.length; i++) refuseNul(values[i], `${name}[${i}]`);
}

/** The number of a signal given by name, in any case, or by number. */
function signalNumber(signal) {
  if (typeof signal === 'number') {
    for (const name of Object.keys(numbers)) if (numbers[name] === signal) return signal;
  }
  if (typeof signal === 'string') {
    const number = numbers[signal.toUpperCase()];
    if (number !== undefined) return number;
  }
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
}

/** A `killSignal` option as a number; undefined for none. */
function killSignalNumber(signal) {
  if (typeof signal === 'string' || typeof signal === 'number') return signalNumber(signal);
  if (signal === null || signal === undefined) return undefined;
  throw new codes.ERR_INVALID_ARG_TYPE('options.killSignal', ['string', 'number'], signal);
}

function validateTimeout(timeout) {
  if (timeout !== null && timeout !== undefined && !(Number.isInteger(timeout) && timeout >= 0)) {
    throw new codes.ERR_OUT_OF_RANGE('timeout', 'an unsigned integer', timeout);
  }
}

function validateMaxBuffer(size) {
  if (size !== null && size !== undefined && !(typeof size === 'number' && size >= 0)) {
    throw new codes.ERR_OUT_OF_RANGE('options.maxBuffer', 'a positive number', size);
  }
}

/** (file, args?, options?) → [file, args, options], whichever were given. */
function spawnArguments(file, args, options) {
  validateString(file, 'file');
  refuseNul(file, 'file');
  if (file.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('file', file, 'cannot be empty');
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (args === undefined || args === null) {
    args = [];
  } else if (typeof args === 'object') {
    options = args;
    args = [];
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('args', 'object', args);
  }
  refuseNuls(args, 'args');
  if (options === undefined) options = {};
  else validateObject(options, 'options');
  return [args, { __proto__: null, ...options }];
}

function checkIds(options) {
  for (const name of ['uid', 'gid']) {
    const id = options[name];
    if (id !== undefined && id !== null && !isInt32(id)) {
      throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}`, 'int32', id);
    }
  }
}

function checkBoolean(options, name) {
  if (options[name] !== undefined && options[name] !== null) validateBoolean(options[name], `options.${name}`);
}

function checkTexts(options) {
  const { shell, argv0 } = options;
  if (shell !== undefined && shell !== null && typeof shell !== 'boolean' && typeof shell !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.shell', ['boolean', 'string'], shell);
  }
  if (argv0 !== undefined && argv0 !== null) {
    validateString(argv0, 'options.argv0');
    refuseNul(argv0, 'options.argv0');
  }
}

// What is inherited by the object counts too, as it does for process.env-like objects that packages build.
function envPairs(env) {
  const pairs = [];
  for (const name in env) {
    const value = env[name];
    if (value === undefined) continue;
    refuseNul(name, `options.env['${name}']`);
    refuseNul(value, `options.env['${name}']`);
    pairs.push(`${name}=${value}`);
  }
  return pairs;
}

/** Checks everything; what comes back is ready for ChildProcess.prototype.spawn. */
function normalize(file, givenArgs, givenOptions) {
  const [args, options] = spawnArguments(file, givenArgs, givenOptions);
  let { cwd } = options;
  if (cwd !== undefined && cwd !== null) {
    cwd = require('internal/fs/utils').getValidatedPath(cwd, 'options.cwd');
  }
  checkBoolean(options, 'detached');
  checkIds(options);
  checkTexts(options);
  checkBoolean(options, 'windowsHide');
  checkBoolean(options, 'windowsVerbatimArguments');
  if (options.shell) {
    refuseNul(options.shell, 'options.shell');
    const command = [file, ...args].join(' ');
    file = typeof options.shell === 'string' ? options.shell : '/bin/sh';
    args.splice(0, args.length, '-c', command);
  }
  args.unshift(typeof options.argv0 === 'string' ? options.argv0 : file);
  return {
    ...options,
    __proto__: null,
    args: args.map(String),
    cwd,
    detached: !!options.detached,
    envPairs: envPairs(options.env || process.env),
    file,
    windowsHide: !!options.windowsHide,
    windowsVerbatimArguments: !!options.windowsVerbatimArguments,
  };
}

module.exports = {
  killSignalNumber, normalize, refuseNul, refuseNuls, signalNumber, validateMaxBuffer, validateTimeout,
};
