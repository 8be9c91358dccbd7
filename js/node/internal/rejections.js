'use strict';
// The account of rejected promises that nobody handles (https://nodejs.org/api/process.html, events
// 'unhandledRejection' and 'rejectionHandled'). The engine tells of every rejection without a handler and
// of every handler that came late; once a turn is quiet, what is left is reported.

let pending = new Map();          // promise → reason, since the last report
let late = [];                    // promises handled after they were reported
const reported = new WeakSet();

function track(promise, reason, handled) {
  if (!handled) {
    pending.set(promise, reason);
  } else if (!pending.delete(promise) && reported.has(promise)) {
    reported.delete(promise);
    late.push(promise);
  }
}

function report() {
  while (late.length > 0) process.emit('rejectionHandled', late.shift());
  while (pending.size > 0) {
    const batch = pending;
    pending = new Map();
    for (const [promise, reason] of batch) {
      reported.add(promise);
      require('internal/uncaught').reportRejection(reason, promise);
    }
  }
}

module.exports = { track, report };
