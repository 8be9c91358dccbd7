'use strict';
// timers.enroll and its kin (https://nodejs.org/docs/latest-v22.x/api/deprecations.html, DEP0095 and others): an
// object of the program's own as a timer. What it has of ours is a Timeout that stands in for it.

const timers = require('internal/timers');
const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');

const standIns = new WeakMap();   // object → Timeout

function checkedDuration(msecs) {
  validateNumber(msecs, 'msecs');
  if (msecs < 0 || !Number.isFinite(msecs)) {
    throw new codes.ERR_OUT_OF_RANGE('msecs', 'a non-negative finite number', msecs);
  }
  if (msecs <= timers.TIMEOUT_MAX) return msecs;
  process.emitWarning(
    `${msecs} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${timers.TIMEOUT_MAX}.`,
    'TimeoutOverflowWarning');
  return timers.TIMEOUT_MAX;
}

/** Gives `item` a duration; `active` starts it. */
function enroll(item, msecs) {
  msecs = checkedDuration(msecs);
  stop(item);
  item._idleTimeout = msecs;
}

function stop(item) {
  const timeout = standIns.get(item);
  if (timeout === undefined) return;
  standIns.delete(item);
  timers.clearTimeout(timeout);
  item._idleNext = item._idlePrev = null;
}

function unenroll(item) {
  if (item instanceof timers.Timeout) {
    timers.clearTimeout(item);
    return;
  }
  stop(item);
  item._idleTimeout = -1;
}

/** Starts the time of `item` anew: `item._onTimeout()` at its end. */
function active(item) {
  begin(item, true);
}

/** The same, but the program does not wait for it. */
function unrefActive(item) {
  begin(item, false);
}

function begin(item, isReferenced) {
  if (item instanceof timers.Timeout) {
    item.refresh();
    return;
  }
  const msecs = item._idleTimeout;
  if (msecs === undefined || msecs < 0) return;
  stop(item);
  const timeout = timers.setTimeout(() => {
    stop(item);
    if (typeof item._onTimeout === 'function') item._onTimeout();
  }, msecs);
  if (!isReferenced) timeout.unref();
  standIns.set(item, timeout);
  item._idleStart = Math.trunc(timeout._idleStart);
  item._idleNext = item._idlePrev = timeout;
}

module.exports = { enroll, unenroll, active, unrefActive };
