'use strict';
// An error on its way to another thread: the format of messages keeps no more of it than name, message, stack and
// cause, but who hears of it wants its code and what else it has.

const { copyMessage } = require('internal/structured_clone');

function isCloneable(value) {
  try {
    copyMessage(value, []);
    return true;
  } catch {
    return false;
  }
}

function describe(error) {
  if (!Error.isError(error)) {
    return isCloneable(error) ? { value: error } : { value: require('util').inspect(error) };
  }
  const own = {};
  for (const key of Object.keys(error)) {
    let value;
    try {
      value = error[key];
    } catch {
      continue;
    }
    if (key !== 'cause' && isCloneable(value)) own[key] = value;
  }
  const kind = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']
    .find((name) => error instanceof globalThis[name]) ?? 'Error';
  return { kind, name: textOf(error, 'name'), message: textOf(error, 'message'), stack: textOf(error, 'stack'), own,
    cause: Object.hasOwn(error, 'cause') ? describe(error.cause) : undefined };
}

function textOf(error, key) {
  try {
    const value = error[key];
    return value === undefined ? undefined : String(value);
  } catch {
    return undefined;
  }
}

function rebuild(given) {
  if (given.kind === undefined) return given.value;
  const error = new globalThis[given.kind](given.message);
  const hide = (key, value) => {
    Object.defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });
  };
  hide('stack', given.stack);
  if (given.name !== error.name && given.name !== undefined) hide('name', given.name);
  if (given.cause !== undefined) hide('cause', rebuild(given.cause));
  return Object.assign(error, given.own);
}

module.exports = { describe, rebuild };
