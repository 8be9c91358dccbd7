'use strict';
// v8.promiseHooks (https://nodejs.org/docs/latest-v22.x/api/v8.html#promise-hooks): what becomes of promises, told
// as internal/async_hooks hears of it. What an `await` makes besides the promise of its function is not told.

const { context } = require('internal/dispatch');
const { codes } = require('internal/errors');

const EVENTS = ['init', 'before', 'after', 'settled'];

// An async function would make a promise for every promise.
function check(hook, name) {
  const kind = Object.prototype.toString.call(hook);
  if (typeof hook !== 'function' || kind === '[object AsyncFunction]' || kind === '[object AsyncGeneratorFunction]') {
    throw new codes.ERR_INVALID_ARG_TYPE(`${name}Hook`, 'Function', hook);
  }
}

/** Follows promises until the function that it answers is called. */
function createHook(given = {}) {
  const callbacks = {};
  for (const name of EVENTS) {
    if (given[name] === undefined) continue;
    check(given[name], name);
    callbacks[name] = given[name];
  }
  require('async_hooks').executionAsyncId();     // which begins the account
  const { hooks } = context;
  hooks.watchPromises(callbacks);
  return () => hooks.unwatchPromises(callbacks);
}

function only(name) {
  return (hook) => {
    check(hook, name);
    return createHook({ [name]: hook });
  };
}

module.exports = {
  createHook,
  onInit: only('init'),
  onBefore: only('before'),
  onAfter: only('after'),
  onSettled: only('settled'),
};
