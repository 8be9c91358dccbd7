'use strict';
// Stacks in V8's shape (https://nodejs.org/api/errors.html#errorstack): `err.stack` begins with
// "Name: message", and frames read as V8 writes them. The engine keeps the frames' text with each error;
// it is put into shape when first asked for, as V8 does. What a script's Error.prepareStackTrace makes of
// the frames is the business of internal/call_sites.

const frames = Object.getOwnPropertyDescriptor(Error.prototype, 'stack').get;
const capture = Error.captureStackTrace;
const defineProperty = Object.defineProperty;

let prepared;                     // internal/call_sites, once a script has set Error.prepareStackTrace

function define(object, value) {
  defineProperty(object, 'stack', { value, writable: true, configurable: true, enumerable: false });
}

/** "Name: message", as V8 has it. */
function header(error) {
  const name = error.name === undefined ? 'Error' : `${error.name}`;
  const message = error.message === undefined ? '' : `${error.message}`;
  if (name === '') return message;
  return message === '' ? name : `${name}: ${message}`;
}

let map;                          // puts the places of sources into a stack, while source maps are in use

function stackOf(error, text) {
  if (text === '') return header(error);
  const stack = native('errors').stack(header(error), text);
  return map === undefined ? stack : map(stack);
}

/** Has stacks that are made from now on go through `change(text)`; undefined: as they are. */
function mapWith(change) {
  map = change;
}

function getStack() {
  const text = frames.call(this);
  if (typeof text !== 'string') {
    if (text === undefined || text === null) return plainStack(this);
    const value = prepared === undefined ? text : prepared.valueOf(text);
    define(this, value);
    return value;
  }
  const value = stackOf(this, text);
  define(this, value);
  return value;
}

// An error that was made while a stack was being prepared has no frames; what is no error has no stack.
function plainStack(error) {
  return Error.isError(error) ? header(error) : undefined;
}

function setStack(value) {
  define(this, value);
}

const OWN_FRAME = '    at captureStackTrace (node:internal/stack_traces:';

function captureStackTrace(target, above) {
  const from = typeof above === 'function' ? above : captureStackTrace;
  capture(target, from);
  const text = target.stack;
  if (typeof text !== 'string') {
    if (prepared !== undefined) define(target, prepared.valueOf(text));
    else define(target, header(target));
    return;
  }
  // V8 answers no frames when `above` is not among the callers.
  const isMissing = from !== captureStackTrace && text.startsWith(OWN_FRAME);
  define(target, stackOf(target, isMissing ? '' : text));
}

/** Has the errors of a realm's Error show their stacks so. */
function installOn(Error) {
  defineProperty(Error.prototype, 'stack', {
    get: getStack, set: setStack, configurable: true, enumerable: false,
  });
  defineProperty(Error, 'captureStackTrace', {
    value: captureStackTrace, writable: true, configurable: true, enumerable: false,
  });
}

function install() {
  installOn(Error);
  const { get, set } = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  let own = get.call(Error);
  defineProperty(Error, 'prepareStackTrace', {
    configurable: true,
    enumerable: false,
    get: () => own,
    set(prepare) {
      own = prepare;
      if (typeof prepare !== 'function') {
        set.call(Error, undefined);
        return;
      }
      prepared ??= require('internal/call_sites').install(set, frames);
      set.call(Error, prepared.wrap(prepare));
    },
  });
}

module.exports = { install, installOn, mapWith };
