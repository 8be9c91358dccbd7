'use strict';
// What may be given away in a message, and what may not: memory that others share, and what a program has
// marked (https://nodejs.org/api/worker_threads.html#worker_threadsmarkasuntransferableobject).

const kUntransferable = Symbol('untransferable');
// A method of objects that can be given away: detaches the object, and answers what stands for it thereafter.
const kTransfer = Symbol('transfer');
// A method that answers a copy: of objects that can be copied though they are no plain ones. Undefined for what
// only has their prototype.
const kClone = Symbol('clone');
// A method for messages to other threads: answers the name of a bundled module and a value from which that
// module's `unpack` makes the object again.
const kPack = Symbol('pack');
// Throws when that is impossible, before anything else was given away.
const kCheckTransfer = Symbol('check transfer');

function markAsUntransferable(object) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) return;
  Object.defineProperty(object, kUntransferable, { value: true });
}

// Classes whose objects, or single objects, that a program has marked. Nothing is looked up before there is one.
const uncloneable = { marks: null };

function markAsUncloneable(object) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) return;
  if (object instanceof ArrayBuffer) return;
  uncloneable.marks ??= new WeakSet();
  uncloneable.marks.add(object);
}

/** Whether it, or what it inherits from, was marked. */
function isUncloneable(object) {
  for (let each = object; each !== null; each = Object.getPrototypeOf(each)) {
    if (uncloneable.marks.has(each)) return true;
  }
  return false;
}

function isMarkedAsUntransferable(object) {
  return object !== null && (typeof object === 'object' || typeof object === 'function') &&
    Object.hasOwn(object, kUntransferable);
}

module.exports = {
  isMarkedAsUntransferable, isUncloneable, kCheckTransfer, kClone, kPack, kTransfer, kUntransferable,
  markAsUncloneable, markAsUntransferable, uncloneable,
};
