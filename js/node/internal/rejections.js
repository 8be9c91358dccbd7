'use strict';
// The account of rejected promises that nobody handles (https://nodejs.org/api/process.html, events
// 'unhandledRejection' and 'rejectionHandled'). The engine tells of every rejection without a handler and
// of every handler that came late; once a turn is quiet, what is left is reported.

const { context } = require('internal/dispatch');

let pending = new Map();          // promise → reason, since the last report
let late = [];                    // promises handled after they were reported
const reported = new WeakMap();   // promise → the number of its rejection
let lastNumber = 0;

function track(promise, reason, handled) {
  if (!handled) {
    pending.set(promise, reason);
    if (context.hooks) context.hooks.resolved(require('internal/async_context').scopeOfPromise(promise));
  } else if (!pending.delete(promise) && reported.has(promise)) {
    late.push({ promise, number: reported.get(promise) });
    reported.delete(promise);
  }
}

function warnOfLateness(number) {
  const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${number})`);
  warning.name = 'PromiseRejectionHandledWarning';
  warning.id = number;
  require('process').emitWarning(warning);
}

// Listeners run in the values that held where the promise was made.
function enterFrameOf(promise) {
  const frame = require('internal/async_context').frameOfPromise(promise);
  if (context.hooks) context.hooks.begin(frame);
  else context.frame = frame;
  return frame;
}

function report() {
  const process = require('process');
  while (late.length > 0) {
    const { promise, number } = late.shift();
    if (!process.emit('rejectionHandled', promise)) warnOfLateness(number);
  }
  if (pending.size > 0) {
    const batch = pending;
    pending = new Map();
    for (const [promise, reason] of batch) {
      const number = ++lastNumber;
      reported.set(promise, number);
      const frame = require('internal/bundle').isLoaded('internal/async_context') ? enterFrameOf(promise) : undefined;
      require('internal/uncaught').reportRejection(reason, promise, number);
      if (frame !== undefined && context.hooks) context.hooks.end(frame);
    }
  }
}

module.exports = { track, report };
