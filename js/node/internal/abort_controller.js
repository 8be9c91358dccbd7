'use strict';
// AbortController and AbortSignal, after https://dom.spec.whatwg.org/#aborting-ongoing-activities.
// A signal made by any() is held weakly by its sources, one made by timeout() by its timer, until somebody listens.

const { codes } = require('internal/errors');
const {
  Event, EventTarget, defineEventHandler, enumerate, inspectAs, kEvents, kListenersChanged, kMaxListeners, kTrustEvent,
} = require('internal/event_target');

const kAborted = Symbol('kAborted');
const kReason = Symbol('kReason');
const kSources = Symbol('kSources');
const kDependants = Symbol('kDependants');
const kTimer = Symbol('kTimer');
const kInspect = Symbol.for('nodejs.util.inspect.custom');

let mayConstruct = false;
let forgetDependant;
let stopTimer;
const awaited = new Set();         // signals with a timer that somebody, or a signal made of them, listens to

function abortError(message, name) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, name);
}

function createSignal(aborted = false, reason = undefined) {
  mayConstruct = true;
  const signal = new AbortSignal();
  mayConstruct = false;
  signal[kAborted] = aborted;
  signal[kReason] = reason;
  return signal;
}

function checkSignal(signal) {
  if (signal?.[kAborted] === undefined) throw new codes.ERR_INVALID_THIS('AbortSignal');
}

class AbortSignal extends EventTarget {
  constructor() {
    if (!mayConstruct) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  get aborted() {
    checkSignal(this);
    return this[kAborted];
  }

  get reason() {
    checkSignal(this);
    return this[kReason];
  }

  throwIfAborted() {
    checkSignal(this);
    if (this[kAborted]) throw this[kReason];
  }

  [kInspect](depth, options, inspect) {
    return inspectAs('AbortSignal', { aborted: this.aborted }, depth, options, inspect, this);
  }

  // Somebody waits for a signal that its sources or its timer hold weakly: now they must hold it firmly.
  [kListenersChanged](type, anyLeft) {
    if (type !== 'abort') return;
    if (this[kTimer] !== undefined) holdWhileAwaited(this, anyLeft);
    for (const source of this[kSources] ?? []) {
      if (anyLeft) source[kDependants]?.listening.add(this);
      else source[kDependants]?.listening.delete(this);
      if (source[kTimer] !== undefined) holdWhileAwaited(source, source[kEvents]?.has('abort') === true);
    }
  }

  static abort(reason = abortError('This operation was aborted', 'AbortError')) {
    return createSignal(true, reason);
  }

  static timeout(delay) {
    require('internal/validators').validateUint32(delay, 'delay', false);
    const signal = createSignal();
    const reference = new WeakRef(signal);
    const expire = () => {
      const waiting = reference.deref();
      if (waiting === undefined) return;
      awaited.delete(waiting);
      abortSignal(waiting, abortError('The operation was aborted due to timeout', 'TimeoutError'));
    };
    signal[kTimer] = require('timers').setTimeout(expire, delay).unref();
    // A server may make one for each request, each for minutes.
    stopTimer ??= new FinalizationRegistry((timer) => { require('timers').clearTimeout(timer); });
    stopTimer.register(signal, signal[kTimer]);
    return signal;
  }

  static any(signals) {
    const isIterable = typeof signals === 'object' && signals !== null && typeof signals[Symbol.iterator] === 'function';
    if (!isIterable) throw new codes.ERR_INVALID_ARG_TYPE('signals', 'Iterable', signals);
    signals = [...signals];
    signals.forEach((signal, i) => {
      if (signal?.[kAborted] === undefined) {
        throw new codes.ERR_INVALID_ARG_TYPE(`signals[${i}]`, 'AbortSignal', signal);
      }
    });
    const aborted = signals.find((signal) => signal[kAborted]);
    if (aborted) return createSignal(true, aborted[kReason]);
    const composite = createSignal();
    composite[kSources] = new Set();
    for (const signal of signals) {
      for (const source of signal[kSources] ?? [signal]) follow(composite, source);
    }
    return composite;
  }
}

Object.defineProperty(AbortSignal.prototype, kMaxListeners, { value: 0, writable: true });
enumerate(AbortSignal, 'AbortSignal');
defineEventHandler(AbortSignal.prototype, 'abort');

function follow(composite, source) {
  if (composite[kSources].has(source)) return;
  composite[kSources].add(source);
  const dependants = source[kDependants] ??= { weak: new Set(), listening: new Set() };
  const reference = new WeakRef(composite);
  dependants.weak.add(reference);
  // Else a source that lives long would gather the references of all signals ever made from it.
  forgetDependant ??= new FinalizationRegistry((forget) => forget.from.delete(forget.reference));
  forgetDependant.register(composite, { from: dependants.weak, reference });
}

function holdWhileAwaited(signal, hasListeners) {
  if (hasListeners || signal[kDependants]?.listening.size > 0) awaited.add(signal);
  else awaited.delete(signal);
}

function abortSignal(signal, reason) {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  const followers = [];
  for (const reference of signal[kDependants]?.weak ?? []) {
    const dependant = reference.deref();
    if (dependant === undefined || dependant[kAborted]) continue;
    dependant[kAborted] = true;
    dependant[kReason] = reason;
    followers.push(dependant);
  }
  signal[kDependants] = undefined;
  announce(signal);
  followers.forEach(announce);
}

function announce(signal) {
  signal.dispatchEvent(new Event('abort', { [kTrustEvent]: true }));
}

class AbortController {
  #signal;

  get signal() {
    return this.#signal ??= createSignal();
  }

  abort(reason = abortError('This operation was aborted', 'AbortError')) {
    abortSignal(this.#signal ??= createSignal(), reason);
  }

  [kInspect](depth, options, inspect) {
    return inspectAs('AbortController', { signal: this.signal }, depth, options, inspect, this);
  }
}

enumerate(AbortController, 'AbortController');

/** Lets `signal` be sent in a message: who gets it has a signal that follows this one. */
function makeTransferable(signal) {
  const { kTransfer } = require('internal/untransferable');
  Object.defineProperty(signal, kTransfer, { value: () => AbortSignal.any([signal]), configurable: true });
  return signal;
}

module.exports = { AbortController, AbortSignal, abortSignal, createSignal, makeTransferable };
