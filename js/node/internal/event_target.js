'use strict';
// Event, CustomEvent, EventTarget and NodeEventTarget, after the DOM standard
// (https://dom.spec.whatwg.org/#events) as far as Node has it: there is no tree, so an event visits its
// target only. A target without listeners carries no state. What a listener throws does not stop the
// dispatch: it is thrown again from a tick of its own, as an uncaught exception.

const { codes } = require('internal/errors');

const kType = Symbol('type');
const kFlags = Symbol('kFlags');
const kTarget = Symbol('kTarget');
const kStamp = Symbol('kStamp');
const kDetail = Symbol('kDetail');
const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kIsEventTarget = Symbol.for('nodejs.event_target');
const kListenersChanged = Symbol('kListenersChanged');
const kResistStopPropagation = Symbol('kResistStopPropagation');
const kTrustEvent = Symbol('kTrustEvent');
const kMaxListeners = Symbol.for('events.maxEventTargetListeners');
const kMaxListenersWarned = Symbol.for('events.maxEventTargetListenersWarned');
const kInspect = Symbol.for('nodejs.util.inspect.custom');

const BUBBLES = 1;
const CANCELABLE = 2;
const COMPOSED = 4;
const TRUSTED = 8;
const PREVENTED = 16;
const STOPPED = 32;
const STOPPED_NOW = 64;
const DISPATCHING = 128;
const PASSIVE = 256;              // a listener is called that has promised not to prevent anything

function checkOptions(options) {
  if (options != null && typeof options !== 'object' && typeof options !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'object', options);
  }
}

// `deep` is what stands for one that lies too deep to be shown.
function inspectAs(name, fields, depth, options, inspect = require('util').inspect, deep = name) {
  if (depth < 0) return deep;
  const inner = { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
  return `${name} ${inspect(fields, inner)}`;
}

class Event {
  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    let flags = 0;
    if (options != null) {
      checkOptions(options);
      if (options.bubbles) flags |= BUBBLES;
      if (options.cancelable) flags |= CANCELABLE;
      if (options.composed) flags |= COMPOSED;
      if (options[kTrustEvent]) flags |= TRUSTED;
    }
    this[kType] = `${type}`;
    this[kFlags] = flags;
    this[kTarget] = null;
    this[kStamp] = Date.now();
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    const flags = flagsOf(this);
    if (flags & DISPATCHING) return;
    this[kType] = `${type}`;
    this[kFlags] = (flags & ~(BUBBLES | CANCELABLE)) | (bubbles ? BUBBLES : 0) | (cancelable ? CANCELABLE : 0);
  }

  stopImmediatePropagation() {
    this[kFlags] = flagsOf(this) | STOPPED | STOPPED_NOW;
  }

  preventDefault() {
    if ((flagsOf(this) & (CANCELABLE | PASSIVE)) === CANCELABLE) this[kFlags] |= PREVENTED;
  }

  get target() {
    flagsOf(this);
    return this[kTarget];
  }

  get currentTarget() {
    return flagsOf(this) & DISPATCHING ? this[kTarget] : null;
  }

  get srcElement() {
    flagsOf(this);
    return this[kTarget];
  }

  get type() {
    flagsOf(this);
    return this[kType];
  }

  get cancelable() {
    return (flagsOf(this) & CANCELABLE) !== 0;
  }

  get defaultPrevented() {
    return (flagsOf(this) & (CANCELABLE | PREVENTED)) === (CANCELABLE | PREVENTED);
  }

  get timeStamp() {
    flagsOf(this);
    // Told since the program began, as performance.now() is, though only to the millisecond.
    const began = Date.now() - process.uptime() * 1000;
    return Math.max(0, this[kStamp] - began);
  }

  composedPath() {
    return flagsOf(this) & DISPATCHING ? [this[kTarget]] : [];
  }

  get returnValue() {
    return !this.defaultPrevented;
  }

  set returnValue(value) {
    if (!value) this.preventDefault();
  }

  get bubbles() {
    return (flagsOf(this) & BUBBLES) !== 0;
  }

  get composed() {
    return (flagsOf(this) & COMPOSED) !== 0;
  }

  get eventPhase() {
    return flagsOf(this) & DISPATCHING ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    return (flagsOf(this) & STOPPED) !== 0;
  }

  set cancelBubble(value) {
    if (value) this.stopPropagation();
  }

  stopPropagation() {
    this[kFlags] = flagsOf(this) | STOPPED;
  }

  get isTrusted() {
    return (flagsOf(this) & TRUSTED) !== 0;
  }

  [kInspect](depth, options, inspect) {
    const { type, defaultPrevented, cancelable, timeStamp } = this;
    const fields = { type, defaultPrevented, cancelable, timeStamp };
    return inspectAs(this.constructor.name, fields, depth, options, inspect);
  }
}

function flagsOf(event) {
  const flags = event?.[kFlags];
  if (flags === undefined) throw new codes.ERR_INVALID_THIS('Event');
  return flags;
}

function enumerate(Class, tag) {
  for (const name of Object.getOwnPropertyNames(Class.prototype)) {
    if (name !== 'constructor') Object.defineProperty(Class.prototype, name, { enumerable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: tag, configurable: true });
}

enumerate(Event, 'Event');
Object.defineProperties(Event, {
  NONE: { value: 0, enumerable: true },
  CAPTURING_PHASE: { value: 1, enumerable: true },
  AT_TARGET: { value: 2, enumerable: true },
  BUBBLING_PHASE: { value: 3, enumerable: true },
});

class CustomEvent extends Event {
  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    super(type, options);
    this[kDetail] = options?.detail ?? null;
  }

  get detail() {
    if (!(kDetail in this)) throw new codes.ERR_INVALID_THIS('CustomEvent');
    return this[kDetail];
  }
}

enumerate(CustomEvent, 'CustomEvent');

function isEventTarget(value) {
  return value != null && value[kIsEventTarget] === true;
}

function checkTarget(target) {
  if (!isEventTarget(target)) throw new codes.ERR_INVALID_THIS('EventTarget');
}

// Null and undefined are allowed and do nothing, hence the warning.
function isListener(listener) {
  if (typeof listener === 'function' || (typeof listener === 'object' && listener !== null)) return true;
  if (listener == null) return false;
  throw new codes.ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function warnOfUselessListener(target, type, listener) {
  const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  warning.target = target;
  warning.type = type;
  process.emitWarning(warning);
}

function warnOfLeak(target, type, count, max) {
  target[kMaxListenersWarned] = true;
  const warning = new Error(`Possible EventTarget memory leak detected. ${count} ${type} listeners added to ` +
    `${require('util').inspect(target, { depth: -1 })}. MaxListeners is ${max}. Use events.setMaxListeners() ` +
    'to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.target = target;
  warning.type = type;
  warning.count = count;
  process.emitWarning(warning);
}

function typeName(type) {
  if (typeof type === 'symbol') throw new codes.ERR_INVALID_ARG_VALUE('value', type);
  return `${type}`;
}

function find(list, listener, capture) {
  for (let i = 0; i < list.length; i++) {
    if (list[i].listener === listener && list[i].capture === capture) return i;
  }
  return -1;
}

function addRecord(target, type, record) {
  const events = target[kEvents] ??= new Map();
  const list = events.get(type);
  if (list === undefined) {
    events.set(type, [record]);
  } else {
    if (find(list, record.listener, record.capture) >= 0) return false;
    // A list being dispatched is not to grow, so it is replaced and not changed.
    events.set(type, [...list, record]);
    const max = target[kMaxListeners] ?? require('events').defaultMaxListeners;
    if (max > 0 && list.length >= max && !target[kMaxListenersWarned]) {
      warnOfLeak(target, type, list.length + 1, max);
    }
  }
  target[kListenersChanged]?.(type, true);
  return true;
}

function removeRecord(target, type, listener, capture) {
  const list = target[kEvents]?.get(type);
  const at = list === undefined ? -1 : find(list, listener, capture);
  if (at < 0) return;
  list[at].removed = true;
  if (list.length === 1) target[kEvents].delete(type);
  else target[kEvents].set(type, list.toSpliced(at, 1));
  target[kListenersChanged]?.(type, list.length > 1);
}

function rethrowLater(error) {
  process.nextTick(() => { throw error; });
}

function callListener(target, record, event, nodeValue) {
  const { listener } = record;
  const argument = record.nodeStyle ? nodeValue : event;
  try {
    let result;
    if (typeof listener === 'function') result = listener.call(target, argument);
    else if (typeof listener.handleEvent === 'function') result = listener.handleEvent(argument);
    if (result != null && typeof result.then === 'function') result.then(undefined, rethrowLater);
  } catch (error) {
    rethrowLater(error);
  }
}

function visit(target, type, event, nodeValue) {
  const list = target[kEvents]?.get(type);
  if (list === undefined) return;
  for (let i = 0; i < list.length; i++) {
    const record = list[i];
    if (record.removed || (event[kFlags] & STOPPED_NOW && !record.resists)) continue;
    if (record.once) removeRecord(target, type, record.listener, record.capture);
    if (record.passive) event[kFlags] |= PASSIVE;
    callListener(target, record, event, nodeValue);
    event[kFlags] &= ~PASSIVE;
  }
}

class EventTarget {
  addEventListener(type, listener, options = undefined) {
    checkTarget(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    const flags = typeof options === 'boolean' ? { capture: options } : options ?? {};
    const { signal } = flags;
    if (signal !== undefined) {
      if (signal === null) throw new codes.ERR_INVALID_ARG_TYPE('options.signal', 'AbortSignal', signal);
      require('internal/validators').validateAbortSignal(signal, 'options.signal');
    }
    const passive = !!flags.passive;
    if (!isListener(listener)) {
      warnOfUselessListener(this, type, listener);
      return;
    }
    const name = typeName(type);
    if (signal?.aborted) return;
    const capture = !!flags.capture;
    addRecord(this, name, {
      listener,
      capture,
      once: !!flags.once,
      passive,
      nodeStyle: !!flags[kNodeStyle],
      resists: !!flags[kResistStopPropagation],
      removed: false,
    });
    signal?.addEventListener('abort', () => removeRecord(this, name, listener, capture), {
      once: true,
      [kResistStopPropagation]: true,
    });
  }

  removeEventListener(type, listener, options = undefined) {
    checkTarget(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    if (!isListener(listener)) return;
    const capture = typeof options === 'boolean' ? options : !!options?.capture;
    removeRecord(this, typeName(type), listener, capture);
  }

  dispatchEvent(event) {
    checkTarget(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('event');
    if (event?.[kFlags] === undefined) throw new codes.ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event[kFlags] & DISPATCHING) throw new codes.ERR_EVENT_RECURSION(event.type);
    event[kTarget] = this;
    event[kFlags] |= DISPATCHING;
    visit(this, event[kType], event, event);
    event[kFlags] &= ~(DISPATCHING | STOPPED | STOPPED_NOW);
    return !event.defaultPrevented;
  }

  [kInspect](depth, options, inspect) {
    return inspectAs(this.constructor.name, {}, depth, options, inspect);
  }
}

Object.defineProperty(EventTarget.prototype, kIsEventTarget, { value: true });
enumerate(EventTarget, 'EventTarget');

const kNodeStyle = Symbol('kNodeStyle');

// The event target with an emitter's methods, for classes that Node lets be used in both ways.
class NodeEventTarget extends EventTarget {
  addListener(type, listener, options) {
    this.addEventListener(type, listener, { ...options, [kNodeStyle]: true });
    return this;
  }

  on(type, listener, options) {
    return this.addListener(type, listener, options);
  }

  once(type, listener, options) {
    return this.addListener(type, listener, { ...options, once: true });
  }

  removeListener(type, listener, options) {
    this.removeEventListener(type, listener, options);
    return this;
  }

  off(type, listener, options) {
    return this.removeListener(type, listener, options);
  }

  emit(type, value) {
    checkTarget(this);
    const event = new CustomEvent(type, { detail: value });
    event[kTarget] = this;
    event[kFlags] |= DISPATCHING;
    const heard = this.listenerCount(type) > 0;
    visit(this, typeName(type), event, value);
    event[kFlags] &= ~DISPATCHING;
    return heard;
  }

  eventNames() {
    return [...this[kEvents]?.keys() ?? []];
  }

  listenerCount(type) {
    return this[kEvents]?.get(`${type}`)?.length ?? 0;
  }

  setMaxListeners(n) {
    require('events').setMaxListeners(n, this);
    return this;
  }

  getMaxListeners() {
    return require('events').getMaxListeners(this);
  }

  removeAllListeners(type) {
    if (type === undefined) this[kEvents]?.clear();
    else this[kEvents]?.delete(`${type}`);
    return this;
  }
}

/** Dispatches an event of our own; listeners added in the emitter's way get `nodeValue` instead of it. */
function dispatchTo(target, event, nodeValue) {
  event[kTarget] = target;
  event[kFlags] |= DISPATCHING | TRUSTED;
  visit(target, event[kType], event, nodeValue);
  event[kFlags] &= ~(DISPATCHING | STOPPED | STOPPED_NOW);
}

// The listeners that getEventListeners() tells of.
function listenersOf(target, type) {
  return (target[kEvents]?.get(`${type}`) ?? []).map((record) => record.listener);
}

// An `onabort`-like property: one handler that keeps its place among the listeners when exchanged.
function defineEventHandler(prototype, name) {
  Object.defineProperty(prototype, `on${name}`, {
    get() {
      return this[kHandlers]?.get(name)?.handler ?? null;
    },
    set(value) {
      const handlers = this[kHandlers] ??= new Map();
      const known = handlers.get(name);
      const handler = typeof value === 'function' || (typeof value === 'object' && value !== null) ? value : null;
      if (known === undefined) {
        if (handler === null) return;
        const slot = { handler, listener: null };
        slot.listener = (event) => {
          const current = slot.handler;
          return typeof current === 'function' ? current.call(this, event) : undefined;
        };
        handlers.set(name, slot);
        this.addEventListener(name, slot.listener);
      } else if (handler === null) {
        this.removeEventListener(name, known.listener);
        handlers.delete(name);
      } else {
        known.handler = handler;
      }
    },
    enumerable: true,
    configurable: true,
  });
}

module.exports = {
  CustomEvent,
  Event,
  EventTarget,
  NodeEventTarget,
  defineEventHandler,
  dispatchTo,
  enumerate,
  inspectAs,
  isEventTarget,
  kEvents,
  kListenersChanged,
  kMaxListeners,
  kResistStopPropagation,
  kTrustEvent,
  listenersOf,
};
