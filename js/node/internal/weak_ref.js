'use strict';
// WeakRef as ECMA-262 has it (9.9, 26.1): what a reference is made of, or answers, lives at least until the end of
// the job. The engine counts references and frees at once what nobody holds: without this room
// `new WeakRef({}).deref()` is undefined.

const { nextTick } = require('internal/ticks');
const { enqueueJob } = native('timers');

const kept = new Set();

// A tick that a promise job asks for runs when no job is left.
const letGoLater = () => { nextTick(() => { kept.clear(); }); };

function keep(target) {
  if (kept.size === 0) enqueueJob(letGoLater);
  kept.add(target);
}

/** The engine's class `Native`, made to keep targets until the job ends; its prototype remains. */
function keepingTargets(Native) {
  const { prototype } = Native;
  const { deref } = prototype;

  function WeakRef(target) {
    if (new.target === undefined) throw new TypeError("Constructor WeakRef requires 'new'");
    const reference = Reflect.construct(Native, [target], new.target);
    keep(target);
    return reference;
  }

  const methods = {
    deref() {
      const target = deref.call(this);
      if (target !== undefined) keep(target);
      return target;
    },
  };
  Object.defineProperty(WeakRef, 'prototype', { value: prototype, writable: false });
  define(prototype, 'constructor', WeakRef);
  define(prototype, 'deref', methods.deref);
  return WeakRef;
}

function define(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

module.exports = { keepingTargets };
