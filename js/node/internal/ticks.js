'use strict';
// process.nextTick and queueMicrotask. Ticks run after every callback, before promise jobs; the queue is
// a plain array with a read position, so that neither end shifts.

const { ticks, context, reportUncaught } = require('internal/dispatch');

let queue = [];
let position = 0;
let enqueueJob = null;            // the native one, once it is needed

/**
 * Runs what is queued; one entry is a function, or a bound call made by nextTick for its arguments. After an
 * error the rest waits for the end of the next callback, as in Node; then the answer is true.
 */
function run() {
  while (position < queue.length) {
    const job = queue[position];
    queue[position++] = undefined;
    context.frame = undefined;
    try {
      job();
    } catch (error) {
      reportUncaught(error);
      if (position === queue.length) break;
      require('internal/timers').setImmediate(() => {});
      return true;
    }
    if (position > 4096) {
      queue = queue.slice(position);
      position = 0;
    }
  }
  ticks.waiting = false;
  if (position !== 0) {
    queue = [];
    position = 0;
  }
  return false;
}

function nextTick(callback, a, b, c) {
  if (typeof callback !== 'function') {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  ticks.waiting = true;
  if (context.frame || context.hooks) {
    callback = require('internal/async_context').bind(callback, 'TickObject', tickResource, arguments);
  }
  const count = arguments.length;
  if (count === 1) {
    queue.push(callback);
  } else if (count === 2) {
    queue.push(() => callback(a));
  } else if (count === 3) {
    queue.push(() => callback(a, b));
  } else if (count === 4) {
    queue.push(() => callback(a, b, c));
  } else {
    const args = Array.prototype.slice.call(arguments, 1);
    queue.push(() => callback(...args));
  }
}

// What a hook sees of a tick.
function tickResource(args) {
  return { callback: args[0], args: args.length > 1 ? Array.prototype.slice.call(args, 1) : undefined };
}

// An error it throws is reported by the engine.
function queueMicrotask(callback) {
  if (typeof callback !== 'function') {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  enqueueJob ??= native('timers').enqueueJob;
  if (context.frame || context.hooks) callback = require('internal/async_context').bind(callback, 'Microtask');
  enqueueJob(callback);
}

ticks.run = run;

module.exports = { nextTick, queueMicrotask, run };
