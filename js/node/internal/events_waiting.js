'use strict';
// Waiting for events, for events.js: once() as a promise, on() as an async iterator, and
// addAbortListener(). They take emitters and event targets alike.

const EventEmitter = require('events');
const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateInteger, validateObject } = require('internal/validators');
const { kResistStopPropagation } = require('internal/event_target');

const kWatermarkData = Symbol.for('nodejs.watermarkData');

function listen(emitter, name, listener, flags) {
  if (typeof emitter.on === 'function') {
    if (flags?.once) emitter.once(name, listener);
    else emitter.on(name, listener);
  } else if (typeof emitter.addEventListener === 'function') {
    emitter.addEventListener(name, listener, flags);
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function unlisten(emitter, name, listener, flags) {
  if (typeof emitter.removeListener === 'function') emitter.removeListener(name, listener);
  else if (typeof emitter.removeEventListener === 'function') emitter.removeEventListener(name, listener, flags);
}

function signalOf(options) {
  validateObject(options, 'options');
  validateAbortSignal(options.signal, 'options.signal');
  if (options.signal?.aborted) throw new AbortError(undefined, { cause: options.signal.reason });
  return options.signal;
}

async function once(emitter, name, options = {}) {
  const signal = signalOf(options);
  return new Promise((resolve, reject) => {
    const failed = (error) => {
      unlisten(emitter, name, happened);
      signal?.removeEventListener('abort', aborted);
      reject(error);
    };
    const happened = (...args) => {
      if (typeof emitter.removeListener === 'function') emitter.removeListener('error', failed);
      signal?.removeEventListener('abort', aborted);
      resolve(args);
    };
    const aborted = () => {
      unlisten(emitter, name, happened);
      unlisten(emitter, 'error', failed);
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    listen(emitter, name, happened, { once: true, [kResistStopPropagation]: true });
    // Only emitters give 'error' its meaning, and waiting for 'error' itself is no failure.
    if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', failed);
    signal?.addEventListener('abort', aborted, { once: true, [kResistStopPropagation]: true });
  });
}

const AsyncIteratorPrototype = Object.getPrototypeOf(
  Object.getPrototypeOf(async function* () {}).prototype);

// One on() in progress: events that nobody awaited yet, and next() calls that no event answered yet.
class Waiting {
  constructor(emitter, name, options) {
    this.emitter = emitter;
    this.name = name;
    this.signal = signalOf(options);
    this.high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
    this.low = options.lowWaterMark ?? options.lowWatermark ?? 1;
    validateInteger(this.high, 'options.highWaterMark', 1);
    validateInteger(this.low, 'options.lowWaterMark', 1);
    this.events = [];
    this.promises = [];
    this.listeners = [];
    this.failure = null;
    this.finished = false;
    this.paused = false;
  }

  start(closeEvents) {
    const happened = (...args) => this.push(args);
    const ended = () => this.close();
    this.add(this.emitter, this.name, happened);
    if (this.name !== 'error' && typeof this.emitter.on === 'function') {
      this.add(this.emitter, 'error', (error) => this.fail(error));
    }
    if (closeEvents?.length) for (const event of closeEvents) this.add(this.emitter, event, ended);
    if (this.signal) {
      const aborted = () => this.fail(new AbortError(undefined, { cause: this.signal.reason }));
      this.add(this.signal, 'abort', aborted, { once: true, [kResistStopPropagation]: true });
    }
  }

  add(target, name, listener, flags) {
    listen(target, name, listener, flags);
    this.listeners.push(target, name, listener, flags);
  }

  push(args) {
    if (this.promises.length > 0) {
      this.promises.shift().resolve({ value: args, done: false });
      return;
    }
    this.events.push(args);
    if (!this.paused && this.events.length > this.high) {
      this.paused = true;
      this.emitter.pause?.();
    }
  }

  next() {
    if (this.events.length > 0) {
      const value = this.events.shift();
      if (this.paused && this.events.length < this.low) {
        this.paused = false;
        this.emitter.resume?.();
      }
      return Promise.resolve({ value, done: false });
    }
    if (this.failure) {
      const rejected = Promise.reject(this.failure);
      this.failure = null;
      return rejected;
    }
    if (this.finished) return this.close();
    return new Promise((resolve, reject) => this.promises.push({ resolve, reject }));
  }

  fail(error) {
    if (this.promises.length > 0) this.promises.shift().reject(error);
    else this.failure = error;
    this.close();
  }

  close() {
    const { listeners } = this;
    for (let i = 0; i < listeners.length; i += 4) {
      unlisten(listeners[i], listeners[i + 1], listeners[i + 2], listeners[i + 3]);
    }
    this.listeners = [];
    this.finished = true;
    const end = { value: undefined, done: true };
    for (const promise of this.promises) promise.resolve(end);
    this.promises = [];
    return Promise.resolve(end);
  }
}

function on(emitter, name, options = {}) {
  const waiting = new Waiting(emitter, name, options);
  const iterator = Object.setPrototypeOf({
    next() { return waiting.next(); },
    return() { return waiting.close(); },
    throw(error) {
      if (!(error instanceof Error)) {
        throw new codes.ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
      }
      waiting.fail(error);
    },
    [Symbol.asyncIterator]() { return this; },
    [kWatermarkData]: {
      get size() { return waiting.events.length; },
      get low() { return waiting.low; },
      get high() { return waiting.high; },
      get isPaused() { return waiting.paused; },
    },
  }, AsyncIteratorPrototype);
  waiting.start(options.close);
  return iterator;
}

// A listener that hears an abort even if another one stopped the event, and is easily taken away.
function addAbortListener(signal, listener) {
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let remove;
  if (signal.aborted) {
    queueMicrotask(() => listener());
  } else {
    signal.addEventListener('abort', listener, { once: true, [kResistStopPropagation]: true });
    remove = () => signal.removeEventListener('abort', listener);
  }
  return { __proto__: null, [Symbol.dispose ?? Symbol.for('nodejs.dispose')]() { remove?.(); } };
}

module.exports = { addAbortListener, on, once };
