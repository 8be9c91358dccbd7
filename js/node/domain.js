'use strict';
// https://nodejs.org/docs/latest-v22.x/api/domain.html: errors of what belongs together end in one place. Emitters
// that are made while a domain is active belong to it, and so does what they emit; callbacks run in the domain
// that was active when they were given, since it is kept in the same frame as the AsyncLocalStorages' values
// (internal/async_context).

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { context, follow, valueOf, withValue, without } = require('internal/async_context');

const KEY = Symbol('domain');

if (process.hasUncaughtExceptionCaptureCallback()) throw new codes.ERR_DOMAIN_CALLBACK_NOT_AVAILABLE();
const { setUncaughtExceptionCaptureCallback } = require('internal/process_more');
setUncaughtExceptionCaptureCallback.refusedBy = new Error('require(`domain`) at this point').stack;
follow();

let stack = [];
let none = null;                  // what is active when nothing is; undefined once something was, as in Node

function active() {
  return valueOf(KEY) ?? none;
}

function activate(domain) {
  context.frame = domain === null ? without(KEY) : withValue(KEY, domain);
}

Object.defineProperty(process, 'domain', {
  enumerable: true, configurable: true, get: active, set(domain) { activate(domain ?? null); },
});

function hidden(object, key, value) {
  Object.defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
}

class Domain extends EventEmitter {
  constructor() {
    super();
    this.members = [];
  }

  enter() {
    stack.push(this);
    none = undefined;
    activate(this);
  }

  exit() {
    const at = stack.lastIndexOf(this);
    if (at >= 0) {
      stack.length = at;
      activate(stack.length === 0 ? null : stack[stack.length - 1]);
    } else if (active() === this) {
      // It was entered by whoever called this callback.
      activate(null);
    }
  }

  add(emitter) {
    if (emitter.domain === this) return;
    if (emitter.domain) emitter.domain.remove(emitter);
    // Domains within each other must not form a ring.
    if (this.domain && emitter instanceof Domain) {
      for (let outer = this.domain; outer; outer = outer.domain) if (emitter === outer) return;
    }
    hidden(emitter, 'domain', this);
    this.members.push(emitter);
  }

  remove(emitter) {
    emitter.domain = null;
    const at = this.members.indexOf(emitter);
    if (at !== -1) this.members.splice(at, 1);
  }

  run(fn, ...args) {
    this.enter();
    const result = Reflect.apply(fn, this, args);
    this.exit();
    return result;
  }

  bind(callback) {
    const self = this;
    function runBound(...args) {
      self.enter();
      const result = Reflect.apply(callback, this, args);
      self.exit();
      return result;
    }
    hidden(runBound, 'domain', this);
    return runBound;
  }

  intercept(callback) {
    const self = this;
    return function runIntercepted(error, ...args) {
      if (error && error instanceof Error) {
        hidden(error, 'domainBound', callback);
        hidden(error, 'domainThrown', false);
        hidden(error, 'domain', self);
        self.emit('error', error);
        return;
      }
      self.enter();
      const result = Reflect.apply(callback, this, args);
      self.exit();
      return result;
    };
  }

  // An error thrown while this domain was active. Whether somebody dealt with it.
  _errorHandler(error) {
    if ((typeof error === 'object' && error !== null) || typeof error === 'function') {
      hidden(error, 'domain', this);
      error.domainThrown = true;
    }
    // The handler runs outside of the domain.
    while (active() === this) this.exit();
    let isCaught = false;
    if (stack.length === 0) {
      if (this.listenerCount('error') > 0) isCaught = this.emit('error', error);
    } else {
      isCaught = this._offerWithin(error);
    }
    clear();
    return isCaught;
  }

  // What a handler throws is the outer domain's affair.
  _offerWithin(error) {
    try {
      return this.emit('error', error);
    } catch (second) {
      if (stack.length === 0) throw second;
      const outer = stack[stack.length - 1];
      activate(outer);
      return outer._errorHandler(second);
    }
  }
}

// ---- emitters -------------------------------------------------------------------------------------

EventEmitter.usingDomains = true;
require('internal/events_domains').use((emitter) => {
  if (emitter instanceof Domain) {
    hidden(emitter, 'domain', active());
    return;
  }
  const domain = active();
  if (domain) hidden(emitter, 'domain', domain);
});

const { emit } = EventEmitter.prototype;

EventEmitter.prototype.emit = function(...args) {
  const { domain } = this;
  const isError = args[0] === 'error';
  if (domain === null || domain === undefined || this === process || (isError && this.listenerCount('error') > 0)) {
    return Reflect.apply(emit, this, args);
  }
  if (isError) return emitError(this, domain, args);
  domain.enter();
  const result = Reflect.apply(emit, this, args);
  domain.exit();
  return result;
};

function emitError(emitter, domain, args) {
  const error = args.length > 1 && args[1] ? args[1] : new codes.ERR_UNHANDLED_ERROR(args[1]);
  if (typeof error === 'object') {
    hidden(error, 'domainEmitter', emitter);
    hidden(error, 'domain', domain);
    error.domainThrown = false;
  }
  // The domain's handler runs outside of the domain, however often that was entered.
  const before = stack;
  const { frame } = context;
  const current = active();
  let top = stack.length;
  while (top > 0 && stack[top - 1] === current) top--;
  stack = stack.slice(0, top);
  if (stack.length === 0) none = null;
  activate(stack.length === 0 ? null : stack[stack.length - 1]);
  domain.emit('error', error);
  stack = before;
  context.frame = frame;
  return false;
}

// Nothing is active where the process is asked.
function clear() {
  stack.length = 0;
  none = null;
  activate(null);
}

/** An error that nobody caught: asks the domain of the frame that it was thrown in. */
function offer(error, frame) {
  const before = context.frame;
  context.frame = frame;
  const domain = active() ?? module.exports.lastResort;
  if (!domain || ![domain, ...stack].some((each) => each.listenerCount('error') > 0)) {
    context.frame = before;
    clear();
    return false;
  }
  return domain._errorHandler(error);
}

function createDomain() {
  return new Domain();
}

module.exports = {
  // A callback that runs in its domain's frame has entered nothing, and is within that domain all the same.
  get _stack() {
    const domain = active();
    return stack.length === 0 && domain ? [domain] : stack;
  },
  Domain,
  createDomain,
  create: createDomain,
  get active() { return active(); },
  set active(domain) { activate(domain ?? null); },
};
hidden(module.exports, 'offer', offer);
// Where errors end that belong to no domain: a REPL on a terminal outlives all of them.
hidden(module.exports, 'lastResort', undefined);
