'use strict';
// Errors that nobody caught (https://nodejs.org/api/process.html#event-uncaughtexception): who is asked, what
// is printed, and with which status the process ends.

const { has, isLoaded } = require('internal/bundle');

/** Status for an error that nobody caught, and for one thrown while the program handled that. */
const UNCAUGHT = 1;
const HANDLER_FAILED = 7;

const kEmission = Symbol('emission');

function flagged(name) {
  return native('process').flags.length > 0 && require('internal/options').get(name) === true;
}

/** An error has reached the end of the stack. `origin`: 'uncaughtException' or 'unhandledRejection'. */
function report(error, origin) {
  if (flagged('--abort-on-uncaught-exception')) {
    reportOrAbort(error);
    return;
  }
  let isHandled;
  try {
    isHandled = offer(error, origin);
  } catch (second) {
    // At once, without 'exit'.
    tellOf(second);
    native('process').exit(native('process').kind === 'worker' ? UNCAUGHT : HANDLER_FAILED);
  }
  if (!isHandled) fail(error, UNCAUGHT);
}

// With --abort-on-uncaught-exception only a domain or a capture callback can save the program.
function reportOrAbort(error) {
  try {
    if (capture(error)) return;
  } catch (second) {
    error = second;
  }
  print(error);
  native('process').abort();
}

// Whether the program has dealt with it.
function offer(error, origin) {
  // Without the process object nobody can be listening.
  const process = isLoaded('process') ? require('process') : undefined;
  // Whoever only watches hears of it in any case.
  if (process !== undefined) process.emit('uncaughtExceptionMonitor', error, origin);
  if (capture(error)) return true;
  return process !== undefined && process.emit('uncaughtException', error, origin);
}

function capture(error) {
  if (isLoaded('domain') && offerToDomain(error)) return true;
  if (isLoaded('internal/process_more')) {
    const callback = require('internal/process_more').captureCallback();
    if (callback !== null) {
      callback(error);
      return true;
    }
  }
  return false;
}

function offerToDomain(error) {
  const { context } = require('internal/dispatch');
  const frame = context.frame ?? context.failed;
  context.failed = undefined;
  return require('domain').offer(error, frame);
}

function tellOf(error) {
  if (native('process').kind === 'worker') require('internal/worker/thread').reportError(error);
  else print(error);
}

function fail(error, status) {
  tellOf(error);
  const flag = '--report-uncaught-exception';
  if (isLoaded('internal/process_report') || (flagged(flag) && has('internal/process_report'))) {
    require('internal/process_report').onUncaught(error);
  }
  require('internal/main').endWith(status);
}

function print(error) {
  const { moteVersion, nodeVersion, writeSync } = native('process');
  let text;
  try {
    text = describe(error);
  } catch {
    // The error's own properties fail, or memory is out.
    text = `Uncaught error of type ${typeof error}`;
  }
  try {
    writeSync(2, `${text}\n\nmote v${moteVersion} (Node ${nodeVersion})\n`);
  } catch {
    // Nobody reads stderr any more; the status still tells.
  }
}

function describe(error) {
  const { inspect } = require('internal/util/inspect');
  // Deeper than console.log, since nobody can ask again, and the facts rather than what a class makes of them.
  const options = { depth: 5, customInspect: false };
  if (!Error.isError(error)) {
    const value = typeof error === 'string' ? error : inspect(error, options);
    return `Uncaught:\n${value}`;
  }
  const { excerpt } = require('internal/source_position');
  const source = excerpt(error);
  const emission = error[kEmission];
  if (emission !== undefined && typeof error.stack === 'string') error.stack += textOfEmission(error, emission);
  return `${source}${inspect(error, options)}`;
}

/**
 * An 'error' event that nobody listens for is about to throw its error, which may have been made far from
 * there: should nobody catch it, the report shall name the emitter and the place of `emit` too.
 */
function noteEmitter(error, emitter, emit) {
  if (kEmission in error || !Object.isExtensible(error)) return;
  const place = {};
  Error.captureStackTrace(place, emit);
  const value = { className: emitter.constructor?.name, frames: framesOf(place.stack) };
  Object.defineProperty(error, kEmission, { value, configurable: true });
}

function framesOf(stack) {
  return typeof stack === 'string' ? stack.split('\n').filter((line) => line.startsWith('    at ')) : [];
}

function textOfEmission(error, { className, frames }) {
  const from = className === undefined || className === 'EventEmitter' ? '' : ` on ${className} instance`;
  const known = new Set(framesOf(error.stack));
  const shown = frames.filter((frame) => !known.has(frame));
  if (shown.length < frames.length) shown.push('    [... lines matching original stack trace ...]');
  return `\nEmitted 'error' event${from} at:\n${shown.join('\n')}`;
}

/** A promise was rejected and nobody handles it. */
function reportRejection(reason, promise, id) {
  const mode = require('internal/options').get('--unhandled-rejections');
  if (mode !== undefined && mode !== 'throw') {
    reportInMode(mode, reason, promise, id);
    return;
  }
  try {
    if (isLoaded('process') && require('process').emit('unhandledRejection', reason, promise)) return;
  } catch (error) {
    report(error, 'uncaughtException');
    return;
  }
  const error = Error.isError(reason) || require('internal/errors').isErrorLike(reason)
    ? reason : new UnhandledPromiseRejection(reason);
  report(error, 'unhandledRejection');
}

// Otherwise than by default (https://nodejs.org/docs/latest-v22.x/api/cli.html#--unhandled-rejectionsmode).
function reportInMode(mode, reason, promise, id) {
  const { process } = globalThis;
  if (mode === 'strict') {
    const error = Error.isError(reason) ? reason : new UnhandledPromiseRejection(reason);
    report(error, 'unhandledRejection');
    if (!process.emit('unhandledRejection', reason, promise)) warnOfRejection(reason, id);
    return;
  }
  const isHandled = process.emit('unhandledRejection', reason, promise);
  if (mode === 'none' || (mode === 'warn-with-error-code' && isHandled)) return;
  warnOfRejection(reason, id);
  if (mode === 'warn-with-error-code') process.exitCode = UNCAUGHT;
}

function warnOfRejection(reason, id) {
  const name = 'UnhandledPromiseRejectionWarning';
  const shown = Error.isError(reason) ? reason.stack : textOf(reason);
  process.emitWarning(shown, name);
  process.emitWarning('Unhandled promise rejection. This error originated either by throwing inside of an async ' +
    'function without a catch block, or by rejecting a promise which was not handled with .catch(). To terminate the ' +
    'node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` (see ' +
    `https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). (rejection id: ${id})`, name);
}

class UnhandledPromiseRejection extends Error {
  constructor(reason) {
    super('This error originated either by throwing inside of an async function without a catch block, or ' +
      'by rejecting a promise which was not handled with .catch(). The promise rejected with the reason ' +
      `"${textOf(reason)}".`);
    this.code = 'ERR_UNHANDLED_REJECTION';
    const value = 'UnhandledPromiseRejection';
    Object.defineProperty(this, 'name', { value, configurable: true, writable: true });
  }
}

// A value's text without running any of the program's code.
function textOf(value) {
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return `#<${name}>`;
}

module.exports = { report, reportRejection, noteEmitter };
