'use strict';
// https://nodejs.org/api/timers.html#timers-promises-api

const timers = require('internal/timers');
const { AbortError, codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateNumber, validateObject } = require('internal/validators');

function readOptions(options) {
  validateObject(options, 'options');
  const { signal, ref = true } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  validateBoolean(ref, 'options.ref');
  return { signal, ref };
}

// Resolves with `value` when the timer that `start(callback)` makes fires, or rejects when the signal
// says so.
function once(start, clear, value, options) {
  let checked;
  try {
    checked = readOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  const { signal, ref } = checked;
  if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  return new Promise((resolve, reject) => {
    const timer = start(() => {
      if (signal !== undefined) signal.removeEventListener('abort', abort);
      resolve(value);
    });
    if (!ref) timer.unref();
    function abort() {
      clear(timer);
      reject(new AbortError(undefined, { cause: signal.reason }));
    }
    if (signal !== undefined) signal.addEventListener('abort', abort, { once: true });
  });
}

function setTimeout(delay, value, options = {}) {
  try {
    if (delay !== undefined) validateNumber(delay, 'delay');
  } catch (error) {
    return Promise.reject(error);
  }
  return once((fire) => timers.setTimeout(fire, delay), timers.clearTimeout, value, options);
}

function setImmediate(value, options = {}) {
  return once((fire) => timers.setImmediate(fire), timers.clearImmediate, value, options);
}

async function* setInterval(delay, value, options = {}) {
  if (delay !== undefined) validateNumber(delay, 'delay');
  const { signal, ref } = readOptions(options);
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  let due = 0;
  let wake = null;
  const timer = timers.setInterval(() => {
    due++;
    if (wake !== null) wake();
  }, delay);
  if (!ref) timer.unref();
  const abort = () => wake !== null && wake();
  if (signal !== undefined) signal.addEventListener('abort', abort, { once: true });
  try {
    while (!signal?.aborted) {
      if (due === 0) await new Promise((resolve) => { wake = resolve; });
      wake = null;
      for (; due > 0; due--) yield value;
    }
    throw new AbortError(undefined, { cause: signal.reason });
  } finally {
    timers.clearTimeout(timer);
    if (signal !== undefined) signal.removeEventListener('abort', abort);
  }
}

/** The experimental Scheduling API: scheduler.wait and scheduler.yield. */
class Scheduler {
  #own = true;

  constructor() {
    if (scheduler !== undefined) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  wait(delay, options) {
    if (!(#own in this)) throw new ERR_INVALID_THIS('Scheduler');
    return setTimeout(delay, undefined, options);
  }

  yield() {
    if (!(#own in this)) throw new ERR_INVALID_THIS('Scheduler');
    return setImmediate();
  }
}

let scheduler;
scheduler = new Scheduler();

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
