'use strict';
// process.nextTick and queueMicrotask. Ticks run after every callback, before promise jobs; the queue is
// a plain array with a read position, so that neither end shifts.

const { ticks, reportUncaught } = require('internal/dispatch');

let queue = [];
let position = 0;

// One entry is a function, or a bound call made by nextTick for its arguments.
function run() {
  while (position < queue.length) {
    const job = queue[position];
    queue[position++] = undefined;
    try {
      job();
    } catch (error) {
      reportUncaught(error);
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
}

function nextTick(callback, a, b, c) {
  if (typeof callback !== 'function') {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  ticks.waiting = true;
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

const resolved = Promise.resolve();
const then = Promise.prototype.then;

function queueMicrotask(callback) {
  if (typeof callback !== 'function') {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  then.call(resolved, () => {
    try {
      callback();
    } catch (error) {
      reportUncaught(error);
    }
  });
}

ticks.run = run;

module.exports = { nextTick, queueMicrotask, run };
