'use strict';
// EventEmitter, after https://nodejs.org/api/events.html.
//
// An emitter that nobody listens to carries no state of its own: `_events` and its companions stand on
// the prototype and become own properties with the first listener, so that a class that never called
// EventEmitter works as well. `_events` keeps Node's shape, since programs look at it: one listener is
// the function itself, several are an array, the object has no prototype.
// What waits or touches event targets lives in rooms that are loaded when first used.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateNumber } = require('internal/validators');

const kCapture = Symbol('kCapture');
const kErrorMonitor = Symbol('events.errorMonitor');
const kRejection = Symbol.for('nodejs.rejection');
// Shared through internal/event_target, which must not load this room.
const kMaxEventTargetListeners = Symbol.for('events.maxEventTargetListeners');
const kMaxEventTargetListenersWarned = Symbol.for('events.maxEventTargetListenersWarned');

const { hook: domains } = require('internal/events_domains');

let defaultMaxListeners = 10;

function EventEmitter(options) {
  if (options !== undefined || this._events !== undefined) EventEmitter.init.call(this, options);
  if (domains.made !== null) domains.made(this);
}

const prototype = EventEmitter.prototype;

prototype._events = undefined;
prototype._eventsCount = 0;
prototype._maxListeners = undefined;
Object.defineProperty(prototype, kCapture, { value: false, writable: true, enumerable: false });

EventEmitter.init = function init(options) {
  const events = this._events;
  // An emitter used as a prototype must not lend its listeners to the objects below it.
  if (events !== undefined && events === Object.getPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
  }
  if (options?.captureRejections) {
    validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = true;
  }
};

function own(emitter, events) {
  emitter._events = events;
  emitter._eventsCount = 0;
  return events;
}

// A rejected promise of a listener is an 'error', or goes to the emitter's own rejection handler.
function watchRejection(emitter, promise, type, args) {
  try {
    const then = promise.then;
    if (typeof then !== 'function') return;
    then.call(promise, undefined, (reason) => {
      process.nextTick(reportRejection, emitter, reason, type, args);
    });
  } catch (error) {
    emitter.emit('error', error);
  }
}

function reportRejection(emitter, reason, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](reason, type, ...args);
    return;
  }
  // The 'error' listener may itself be rejected, and that must not come back here for ever.
  const capture = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', reason);
  } finally {
    emitter[kCapture] = capture;
  }
}

function throwUnhandled(emitter, error) {
  if (error instanceof Error) {
    require('internal/uncaught').noteEmitter(error, emitter, prototype.emit);
    throw error;
  }
  let shown;
  try {
    shown = require('util').inspect(error);
  } catch {
    shown = error;
  }
  const unhandled = new codes.ERR_UNHANDLED_ERROR(shown);
  unhandled.context = error;
  throw unhandled;
}

// `emit` itself is native and does the usual case; this is what it gives way to.
// (A rest array costs the engine less than `arguments` does, and apply() no more than call().)
function emitUnusual(type, ...args) {
  const events = this._events;
  if (type === 'error') {
    if (events !== undefined && events[kErrorMonitor] !== undefined) this.emit(kErrorMonitor, ...args);
    if (events === undefined || events.error === undefined) throwUnhandled(this, args[0]);
  }
  if (events === undefined) return false;
  const listeners = events[type];
  if (listeners === undefined) return false;
  if (typeof listeners === 'function') {
    const result = listeners.apply(this, args);
    if (result !== undefined && result !== null && this[kCapture]) watchRejection(this, result, type, args);
    return true;
  }
  // Listeners may come and go while their list is being called.
  const list = listeners.slice();
  for (let i = 0; i < list.length; i++) {
    const result = list[i].apply(this, args);
    if (result !== undefined && result !== null && this[kCapture]) watchRejection(this, result, type, args);
  }
  return true;
}

function watchPromise(promise, type, ...args) {
  watchRejection(this, promise, type, args);
}

prototype.emit = native('emitter').emitMethod(emitUnusual, kCapture, watchPromise);
// They must live as long as it does.
Object.defineProperty(prototype.emit, Symbol('behind'), { value: [emitUnusual, watchPromise] });

function warnOfLeak(emitter, list, type, max) {
  list.warned = true;
  const { inspect } = require('util');
  const warning = new Error('Possible EventEmitter memory leak detected. ' +
    `${list.length} ${String(type)} listeners added to ${inspect(emitter, { depth: -1 })}. MaxListeners is ${max}. ` +
    'Use emitter.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = emitter;
  warning.type = type;
  warning.count = list.length;
  process.emitWarning(warning);
}

function add(emitter, type, listener, prepend) {
  if (typeof listener !== 'function') validateFunction(listener, 'listener');
  let events = emitter._events;
  if (events === undefined) {
    events = own(emitter, { __proto__: null });
  } else if (events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ?? listener);
    // The listener just called may have emptied the emitter.
    events = emitter._events;
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    emitter._eventsCount++;
    return emitter;
  }
  let list = existing;
  if (typeof existing === 'function') list = events[type] = prepend ? [listener, existing] : [existing, listener];
  else if (prepend) existing.unshift(listener);
  else existing.push(listener);
  const max = emitter._maxListeners ?? defaultMaxListeners;
  if (max > 0 && list.length > max && !list.warned) warnOfLeak(emitter, list, type, max);
  return emitter;
}

function onceWrapper(emitter, type, listener) {
  let fired = false;
  function wrapper(...args) {
    if (fired) return undefined;
    fired = true;
    emitter.removeListener(type, wrapper);
    return listener.apply(emitter, args);
  }
  wrapper.listener = listener;
  return wrapper;
}

prototype.addListener = function addListener(type, listener) {
  return add(this, type, listener, false);
};

prototype.on = prototype.addListener;

prototype.prependListener = function prependListener(type, listener) {
  return add(this, type, listener, true);
};

prototype.once = function once(type, listener) {
  validateFunction(listener, 'listener');
  this.on(type, onceWrapper(this, type, listener));
  return this;
};

prototype.prependOnceListener = function prependOnceListener(type, listener) {
  validateFunction(listener, 'listener');
  this.prependListener(type, onceWrapper(this, type, listener));
  return this;
};

function forget(emitter, type) {
  if (--emitter._eventsCount === 0) emitter._events = { __proto__: null };
  else delete emitter._events[type];
}

prototype.removeListener = function removeListener(type, listener) {
  validateFunction(listener, 'listener');
  const events = this._events;
  const existing = events?.[type];
  if (existing === undefined) return this;
  let removed = existing;
  if (existing === listener || existing.listener === listener) {
    forget(this, type);
  } else if (typeof existing === 'function') {
    return this;
  } else {
    let at = existing.length - 1;
    while (at >= 0 && existing[at] !== listener && existing[at].listener !== listener) at--;
    if (at < 0) return this;
    removed = existing[at];
    if (at === 0) existing.shift();
    else existing.splice(at, 1);
    if (existing.length === 1) events[type] = existing[0];
  }
  if (events.removeListener !== undefined) this.emit('removeListener', type, removed.listener ?? removed);
  return this;
};

prototype.off = prototype.removeListener;

function removeAllAnnounced(emitter, type) {
  if (type === undefined) {
    for (const key of Reflect.ownKeys(emitter._events)) {
      if (key !== 'removeListener') emitter.removeAllListeners(key);
    }
    emitter.removeAllListeners('removeListener');
    own(emitter, { __proto__: null });
    return;
  }
  const listeners = emitter._events[type];
  if (typeof listeners === 'function') {
    emitter.removeListener(type, listeners);
  } else if (listeners !== undefined) {
    for (let i = listeners.length - 1; i >= 0; i--) emitter.removeListener(type, listeners[i]);
  }
}

prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  const everything = arguments.length === 0;
  if (events.removeListener !== undefined) removeAllAnnounced(this, everything ? undefined : type);
  else if (everything) own(this, { __proto__: null });
  else if (events[type] !== undefined) forget(this, type);
  return this;
};

function listOf(emitter, type, unwrap) {
  const listeners = emitter._events?.[type];
  if (listeners === undefined) return [];
  if (typeof listeners === 'function') return [unwrap ? listeners.listener ?? listeners : listeners];
  return unwrap ? listeners.map((listener) => listener.listener ?? listener) : listeners.slice();
}

prototype.listeners = function listeners(type) {
  return listOf(this, type, true);
};

prototype.rawListeners = function rawListeners(type) {
  return listOf(this, type, false);
};

prototype.listenerCount = function listenerCount(type, listener) {
  const listeners = this._events?.[type];
  if (listeners === undefined) return 0;
  if (listener != null) {
    let count = 0;
    for (const each of listOf(this, type, false)) {
      if (each === listener || each.listener === listener) count++;
    }
    return count;
  }
  return typeof listeners === 'function' ? 1 : listeners.length;
};

prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

prototype.setMaxListeners = function setMaxListeners(n) {
  validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};

prototype.getMaxListeners = function getMaxListeners() {
  return this._maxListeners ?? defaultMaxListeners;
};

module.exports = EventEmitter;

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.errorMonitor = kErrorMonitor;
EventEmitter.captureRejectionSymbol = kRejection;

EventEmitter.once = function once(emitter, name, options) {
  return require('internal/events_waiting').once(emitter, name, options);
};

EventEmitter.on = function on(emitter, name, options) {
  return require('internal/events_waiting').on(emitter, name, options);
};

EventEmitter.addAbortListener = function addAbortListener(signal, listener) {
  return require('internal/events_waiting').addAbortListener(signal, listener);
};

EventEmitter.getEventListeners = function getEventListeners(emitterOrTarget, type) {
  if (typeof emitterOrTarget?.listeners === 'function') return emitterOrTarget.listeners(type);
  const { isEventTarget, listenersOf } = require('internal/event_target');
  if (isEventTarget(emitterOrTarget)) return listenersOf(emitterOrTarget, type);
  throw new codes.ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
};

EventEmitter.getMaxListeners = function getMaxListeners(emitterOrTarget) {
  if (typeof emitterOrTarget?.getMaxListeners === 'function') {
    return emitterOrTarget._maxListeners ?? defaultMaxListeners;
  }
  if (require('internal/event_target').isEventTarget(emitterOrTarget)) {
    return emitterOrTarget[kMaxEventTargetListeners] ?? defaultMaxListeners;
  }
  throw new codes.ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
};

EventEmitter.setMaxListeners = function setMaxListeners(n = defaultMaxListeners, ...targets) {
  validateNumber(n, 'setMaxListeners', 0);
  if (targets.length === 0) defaultMaxListeners = n;
  for (const target of targets) {
    if (typeof target?.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else if (require('internal/event_target').isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
      target[kMaxEventTargetListenersWarned] = false;
    } else {
      throw new codes.ERR_INVALID_ARG_TYPE('eventTargets', ['EventEmitter', 'EventTarget'], target);
    }
  }
};

EventEmitter.listenerCount = function listenerCount(emitter, type) {
  if (typeof emitter.listenerCount === 'function') return emitter.listenerCount(type);
  return prototype.listenerCount.call(emitter, type);
};

Object.defineProperties(EventEmitter, {
  defaultMaxListeners: {
    enumerable: true,
    get() { return defaultMaxListeners; },
    set(value) {
      validateNumber(value, 'defaultMaxListeners', 0);
      defaultMaxListeners = value;
    },
  },
  captureRejections: {
    enumerable: true,
    get() { return prototype[kCapture]; },
    set(value) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      prototype[kCapture] = value;
    },
  },
  kMaxEventTargetListeners: { value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { value: kMaxEventTargetListenersWarned },
  EventEmitterAsyncResource: {
    enumerable: true,
    configurable: true,
    get() { return require('internal/events_async_resource').EventEmitterAsyncResource; },
  },
});
