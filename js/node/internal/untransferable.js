'use strict';
// What may not be given away: memory that others share, and what a program has marked
// (https://nodejs.org/api/worker_threads.html#worker_threadsmarkasuntransferableobject).

const kUntransferable = Symbol('untransferable');

function markAsUntransferable(object) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) return;
  Object.defineProperty(object, kUntransferable, { value: true });
}

function isMarkedAsUntransferable(object) {
  return object !== null && (typeof object === 'object' || typeof object === 'function') &&
    object[kUntransferable] === true;
}

module.exports = { isMarkedAsUntransferable, kUntransferable, markAsUntransferable };
