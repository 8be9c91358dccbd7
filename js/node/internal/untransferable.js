'use strict';
// What may be given away in a message, and what may not: memory that others share, and what a program has
// marked (https://nodejs.org/api/worker_threads.html#worker_threadsmarkasuntransferableobject).

const kUntransferable = Symbol('untransferable');
// A method of objects that can be given away: detaches the object, and answers what stands for it thereafter.
const kTransfer = Symbol('transfer');
// A method that answers a copy: of objects that can be copied though they are no plain ones. Undefined for what
// only has their prototype.
const kClone = Symbol('clone');

function markAsUntransferable(object) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) return;
  Object.defineProperty(object, kUntransferable, { value: true });
}

function isMarkedAsUntransferable(object) {
  return object !== null && (typeof object === 'object' || typeof object === 'function') &&
    object[kUntransferable] === true;
}

module.exports = { isMarkedAsUntransferable, kClone, kTransfer, kUntransferable, markAsUntransferable };
