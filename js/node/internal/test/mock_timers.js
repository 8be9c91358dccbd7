'use strict';
// mock.timers: timers and Date that stand still until a test moves them
// (https://nodejs.org/docs/latest-v22.x/api/test.html#class-mocktimers).

const { AbortError, codes } = require('internal/errors');
const v = require('internal/validators');

const APIS = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'scheduler.wait'];
const LONGEST = 2147483647;

class MockTimers {
  #isEnabled = false;
  #now = 0;
  #queue = [];                    // { id, at, order, callback, args, every, isImmediate }
  #order = 0;
  #nextId = 1;
  #undo = [];

  enable(options = {}) {
    if (this.#isEnabled) throw new codes.ERR_INVALID_STATE('MockTimers is already enabled!');
    if (globalThis.Date.isMock) throw new codes.ERR_INVALID_STATE('Date is already being mocked!');
    v.validateObject(options, 'options');
    const { apis = APIS, now = 0 } = options;
    const start = now instanceof Date ? now.getTime() : now;
    v.validateNumber(start, 'initialTime');
    if (!(start >= 0 && start < Infinity)) {
      throw new codes.ERR_INVALID_ARG_VALUE('now', now, `epoch must be a positive integer received ${now}`);
    }
    v.validateStringArray(apis, 'options.apis');
    for (const api of apis) {
      if (!APIS.includes(api)) {
        throw new codes.ERR_INVALID_ARG_VALUE('options.apis', api, `option ${api} is not supported`);
      }
    }
    this.#now = start;
    this.#isEnabled = true;
    for (const api of apis) this.#replaceApi(api);
  }

  #replaceApi(api) {
    const timers = require('timers');
    const promises = require('timers/promises');
    if (api === 'Date') {
      this.#put(globalThis, 'Date', this.#makeDate());
    } else if (api === 'scheduler.wait') {
      this.#put(promises.scheduler, 'wait', (delay, options) => this.#sleep(delay, undefined, options));
    } else {
      const set = (...args) => this.#set(api, ...args);
      const clear = (timer) => this.#clear(timer);
      for (const owner of [globalThis, timers]) {
        this.#put(owner, api, set);
        this.#put(owner, api.replace('set', 'clear'), clear);
      }
      if (api === 'setInterval') this.#put(promises, api, (delay, value, options) => this.#ticks(delay, value, options));
      else if (api === 'setTimeout') this.#put(promises, api, (...args) => this.#sleep(...args));
      else this.#put(promises, api, (value, options) => this.#sleep(-1, value, options));
    }
  }

  #put(owner, name, value) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    this.#undo.push(() => {
      if (descriptor === undefined) delete owner[name];
      else Object.defineProperty(owner, name, descriptor);
    });
    Object.defineProperty(owner, name, { value, writable: true, configurable: true,
      enumerable: descriptor?.enumerable ?? true });
  }

  #set(api, callback, ...rest) {
    v.validateFunction(callback, 'callback');
    const isImmediate = api === 'setImmediate';
    const [delay, ...args] = isImmediate ? [-1, ...rest] : rest;
    const wait = isImmediate ? -1 : delay >= 1 && delay <= LONGEST ? Math.trunc(delay) : 1;
    const timer = { id: this.#nextId++, at: this.#now + wait, order: this.#order++, callback, args,
      every: api === 'setInterval' ? wait : undefined, isActive: true };
    this.#queue.push(timer);
    return this.#handleOf(timer);
  }

  #handleOf(timer) {
    const handle = {
      ref() { return handle; },
      unref() { return handle; },
      hasRef() { return true; },
      refresh: () => {
        timer.at = this.#now + (timer.every ?? timer.at - this.#now);
        return handle;
      },
      [Symbol.toPrimitive]() { return timer.id; },
    };
    handle.close = () => this.#clear(handle);
    if (Symbol.dispose) handle[Symbol.dispose] = handle.close;
    return handle;
  }

  #clear(handle) {
    const id = handle === null || handle === undefined ? undefined : +handle;
    const at = this.#queue.findIndex((timer) => timer.id === id);
    if (at < 0) return;
    this.#queue[at].isActive = false;
    this.#queue.splice(at, 1);
  }

  #sleep(delay, value, options = {}) {
    const { signal } = options;
    return new Promise((resolve, reject) => {
      v.validateAbortSignal(signal, 'options.signal');
      if (signal?.aborted) {
        reject(new AbortError(undefined, { cause: signal.reason }));
        return;
      }
      const handle = delay === -1 ? this.#set('setImmediate', () => resolve(value))
        : this.#set('setTimeout', () => resolve(value), delay);
      signal?.addEventListener('abort', () => {
        this.#clear(handle);
        reject(new AbortError(undefined, { cause: signal.reason }));
      }, { once: true });
    });
  }

  async *#ticks(delay, value, options = {}) {
    for (;;) {
      await this.#sleep(delay, undefined, options);
      yield value;
    }
  }

  #makeDate() {
    const RealDate = globalThis.Date;
    const time = () => this.#now;
    function MockDate(...args) {
      if (!new.target) return new RealDate(time()).toString();
      return Reflect.construct(RealDate, args.length === 0 ? [time()] : args, new.target === MockDate ? RealDate : new.target);
    }
    Object.defineProperties(MockDate, Object.getOwnPropertyDescriptors(RealDate));
    Object.defineProperty(MockDate, 'now', { value: () => time(), writable: true, configurable: true });
    Object.defineProperty(MockDate, 'isMock', { value: true, configurable: true });
    const toString = () => 'function Date() { [native code] }';
    Object.defineProperty(MockDate, 'toString', { value: toString, writable: true, configurable: true });
    return MockDate;
  }

  #assertEnabled() {
    if (this.#isEnabled) return;
    throw new codes.ERR_INVALID_STATE('You should enable MockTimers first by calling the .enable function');
  }

  #first() {
    let first;
    for (const timer of this.#queue) {
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    return first;
  }

  tick(time = 1) {
    this.#assertEnabled();
    if (typeof time !== 'number' || time < 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('time', 'positive integer', time);
    }
    this.#moveTo(this.#now + time);
  }

  #moveTo(end) {
    for (let timer = this.#first(); timer !== undefined && timer.at <= end; timer = this.#first()) {
      this.#queue.splice(this.#queue.indexOf(timer), 1);
      this.#now = Math.max(this.#now, timer.at);
      if (timer.every !== undefined) {
        timer.at = this.#now + timer.every;
        timer.order = this.#order++;
        this.#queue.push(timer);
      }
      Reflect.apply(timer.callback, undefined, timer.args);
    }
    this.#now = Math.max(this.#now, end);
  }

  runAll() {
    this.#assertEnabled();
    let last = this.#now;
    for (const timer of this.#queue) last = Math.max(last, timer.at);
    this.#moveTo(last);
  }

  setTime(time = 0) {
    v.validateNumber(time, 'time');
    this.#assertEnabled();
    this.#now = time;
  }

  reset() {
    if (!this.#isEnabled) return;
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
    this.#queue = [];
    this.#isEnabled = false;
    this.#now = 0;
  }

  [Symbol.dispose ?? Symbol.for('nodejs.dispose')]() {
    this.reset();
  }
}

module.exports = { MockTimers };
