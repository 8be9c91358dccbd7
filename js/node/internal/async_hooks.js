'use strict';
// The account of async resources (https://nodejs.org/docs/latest-v22.x/api/async_hooks.html): ids, who triggered
// whom, and the events of createHook. It is loaded by the first program that enables a hook or asks for an id;
// from then on `context.hooks` is this module, and whoever starts something looks whether it is there. Until
// then nothing is counted, and what was started before has no 'init'.
//
// What runs is known by its frame (internal/async_context), which carries a scope here besides the values of
// AsyncLocalStorages; so a scope follows wherever a frame does. Promises say 'after' late, once the next job
// begins: the engine tells only of a reaction's beginning.

const { context, ticks, watchHandlers } = require('internal/dispatch');
const { Frame, follow } = require('internal/async_context');

/** What is executing, or will be. */
class Scope {
  constructor(id, trigger, resource) {
    this.id = id;
    this.trigger = trigger;
    this.resource = resource;
    this.isDestroyed = false;
    this.isAwait = false;
    this.life = undefined;
  }
}

const NOWHERE = new Scope(0, 0, {});
let outermost = new Scope(1, 0, {});   // of the program itself, until it has run once
let lastId = 1;

let hooks = [];                   // the callbacks of those that are enabled; never changed in place
let counts = { init: 0, before: 0, after: 0, destroy: 0, promiseResolve: 0 };
const open = [];                  // scopes that were entered and not left
let reaction = null;              // the promise reaction that was entered last

function current() {
  return context.frame?.scope ?? outermost;
}

function newId() {
  return ++lastId;
}

// ---- hooks ---------------------------------------------------------------------------------------

let telling = 0;                  // how many tellings are under way, one within the other
let next = null;                  // the hooks after that, when some were enabled or disabled meanwhile

function tell(event, id, type, trigger, resource) {
  const told = hooks;
  telling++;
  for (let i = 0; i < told.length; i++) {
    const callback = told[i][event];
    if (callback === undefined) continue;
    try {
      callback.call(told[i].hook, id, type, trigger, resource);
    } catch (error) {
      fatal(error);
    }
  }
  if (--telling === 0 && next !== null) {
    const changed = next;
    next = null;
    change(changed);
  }
}

function change(enabled) {
  if (telling > 0) {
    next = enabled;
    return;
  }
  hooks = enabled;
  counts = { init: 0, before: 0, after: 0, destroy: 0, promiseResolve: 0 };
  for (const callbacks of hooks) {
    for (const event of Object.keys(counts)) if (callbacks[event] !== undefined) counts[event]++;
  }
}

// A hook that fails leaves nothing to be trusted: no listener of 'uncaughtException' is asked.
function fatal(error) {
  let stack = error?.stack;
  if (typeof stack !== 'string') {
    const place = {};
    Error.captureStackTrace(place, fatal);
    stack = `Error: ${String(error)}\n${place.stack.slice(place.stack.indexOf('\n') + 1)}`;
  }
  native('process').writeSync(2, `${stack}\n`);
  if (require('internal/options').get('--abort-on-uncaught-exception')) process.abort();
  hooks = [];
  process.exit(1);
}

function enable(callbacks) {
  const enabled = next ?? hooks;
  if (enabled.includes(callbacks)) return;
  change([...enabled, callbacks]);
  follow();
  native('async_hooks').measurePromises();
}

function disable(callbacks) {
  change((next ?? hooks).filter((other) => other !== callbacks));
}

// ---- scopes --------------------------------------------------------------------------------------

/** A scope of something that was just made; `trigger` is who is to blame, else what executes. */
function newScope(type, resource, trigger) {
  const scope = new Scope(newId(), trigger ?? current().id, resource);
  if (counts.init !== 0) tell('init', scope.id, type, scope.trigger, resource);
  return scope;
}

/** The frame in which a new resource's callbacks run: the values that hold now, in a scope of its own. */
function frameFor(type, resource, trigger) {
  return frameOf(newScope(type, resource, trigger));
}

function frameOf(scope) {
  return new Frame(context.frame === undefined ? [] : context.frame.pairs, scope);
}

function enter(scope) {
  open.push(scope);
  if (counts.before !== 0) tell('before', scope.id);
}

function leave(scope) {
  const at = open.lastIndexOf(scope);
  if (at !== -1) open.length = at;
  if (counts.after !== 0) tell('after', scope.id);
}

/** A callback has thrown, and whoever handles that has: everything that it was in has come to its end. */
function unwind() {
  reaction = null;
  while (open.length > 0) {
    const scope = open[open.length - 1];
    context.frame = new Frame([], scope);
    leave(scope);
  }
  context.frame = undefined;
}

/** Calls `fn` within `scope` and in the values of `frame`, whatever else is under way. */
function runIn(scope, frame, fn, thisArg, args) {
  const before = context.frame;
  const own = new Frame(frame === undefined ? [] : frame.pairs, scope);
  context.frame = own;
  enter(scope);
  let isDone = false;
  try {
    const result = Reflect.apply(fn, thisArg, args);
    isDone = true;
    return result;
  } finally {
    if (!isDone) context.failed = own;
    leave(scope);
    context.frame = before;
  }
}

/** Begins a callback of the loop: its frame holds, and its scope is entered. */
function begin(frame) {
  endReaction();
  context.frame = frame;
  if (frame.scope !== undefined) enter(frame.scope);
}

/** Ends what `begin` began, unless it threw: then `unwind` does. */
function end(frame) {
  endReaction();
  if (frame.scope === undefined) return;
  context.frame = frame;
  leave(frame.scope);
}

/** The frame of a timer or handle, which may be older than this account. */
function ownFrame(frame, resource) {
  if (frame?.scope?.resource === resource || frame === QUIET) return frame;
  return new Frame(frame === undefined ? [] : frame.pairs, new Scope(newId(), 0, resource));
}

/** Calls `fn` as one of the callbacks of `frame`, within another. */
function nested(frame, fn, thisArg, argument) {
  const before = context.frame;
  context.frame = frame;
  enter(frame.scope);
  Reflect.apply(fn, thisArg, [argument]);
  context.frame = frame;
  leave(frame.scope);
  context.frame = before;
}

/** `fn` as the one callback of a new resource. */
function bind(fn, type, resource = {}, trigger = undefined) {
  const frame = frameFor(type, resource, trigger);
  return function(...args) {
    const before = context.frame;
    begin(frame);
    const result = Reflect.apply(fn, this, args);
    end(frame);
    destroy(frame.scope);
    context.frame = before;
    return result;
  };
}

// ---- the end of resources ------------------------------------------------------------------------

let destroyed = [];

function destroy(scope) {
  if (scope === undefined || scope.isDestroyed) return;
  scope.isDestroyed = true;
  if (scope.life !== undefined) scope.life.isOver = true;
  destroyId(scope.id);
}

/** Has 'destroy' told soon: never from within what ends the resource. */
function destroyId(id) {
  if (counts.destroy === 0) return;
  if (destroyed.push(id) > 1) return;
  quietly(() => { require('internal/timers').setImmediate(tellDestroyed).unref()._frame = QUIET; });
}

// Of a callback that is no resource of the program's.
const QUIET = new Frame([], undefined);

function tellDestroyed() {
  while (destroyed.length > 0) {
    const batch = destroyed;
    destroyed = [];
    for (const id of batch) tell('destroy', id);
  }
}

let collected = null;             // tells of resources that nobody holds any more

/** `scope` ends when `resource` is collected, unless it has ended by then. */
function destroyWith(resource, scope) {
  if (counts.destroy === 0) return;
  collected ??= new FinalizationRegistry(({ id, isOver }) => {
    if (!isOver) destroyId(id);
  });
  // Not the scope itself, which holds the resource.
  scope.life = { id: scope.id, isOver: false };
  collected.register(resource, scope.life);
}

// ---- what the loop calls -------------------------------------------------------------------------

const handles = new Map();        // the number of a native handle → the frame its events run in

/** Events of the handle with this number belong to a new resource; the answer is its frame. */
function openHandle(id, type, resource, trigger) {
  const frame = frameFor(type, resource, trigger);
  handles.set(id, frame);
  return frame;
}

/** Events of the handle with this number run in `frame`. */
function adoptHandle(id, frame) {
  handles.set(id, frame);
  return frame;
}

function closeHandle(id) {
  const frame = handles.get(id);
  if (frame === undefined) return;
  handles.delete(id);
  destroy(frame.scope);
}

function scopeOfHandle(id) {
  return handles.get(id)?.scope;
}

/** A request on a handle (to connect, to write, to end): it ends with `endRequest`. */
function requestOn(id, type, resource = {}) {
  return frameFor(type, resource, scopeOfHandle(id)?.id);
}

const connecting = new Map();     // the number of a socket → the frame of its request to connect

/** The next 'socketConnect' of the handle is the end of a request of this type. */
function openConnect(id, type) {
  connecting.set(id, requestOn(id, type));
}

/** A request to end what is written: it is done in a later turn, and nobody waits for that. */
function shutDown(id) {
  const frame = requestOn(id, 'SHUTDOWNWRAP');
  quietly(() => {
    require('internal/timers').setImmediate(() => {
      begin(frame);
      end(frame);
      destroy(frame.scope);
    })._frame = QUIET;
  });
}

// Every handler of an event that comes with a handle's number, once there is an account.
const OF_THE_LOOP = ['start', 'exit', 'beforeExit', 'timers', 'immediates', 'ticks', 'job', 'rejection', 'uncaught', 'signal'];

watchHandlers((name, handler) => (OF_THE_LOOP.includes(name) ? handler : function(id, a, b, c, d) {
  const frame = name === 'httpRequest' || name === 'httpExchange' ? requestFrame(id, a) : name === 'socketConnect' ? connectFrame(id)
    : name === 'datagramSent' ? undefined : handles.get(id);
  if (frame === undefined) {
    handler(id, a, b, c, d);
    return;
  }
  begin(frame);
  handler(id, a, b, c, d);
  end(frame);
  context.frame = undefined;
  if (isLastOf(name, id)) closeHandle(id);
  else if (name === 'socketConnect') destroy(frame.scope);
}));

// A request that a server took has its answer, or will never have one.
function isLastOf(name, id) {
  if (name === 'httpClose' || name === 'httpDone') return true;
  return (name === 'httpRequest' || name === 'httpExchange') && !require('internal/http/response').inflight.has(id);
}

function connectFrame(id) {
  const frame = connecting.get(id);
  connecting.delete(id);
  return frame;
}

// Each request that a server takes is a resource; the rest of it belongs to it too.
function requestFrame(id, server) {
  closeHandle(id);
  return openHandle(id, 'HTTPINCOMINGMESSAGE', { type: 'HTTPINCOMINGMESSAGE' }, scopeOfHandle(server)?.id);
}

function runTicks(runQuietly) {
  endReaction();
  outermost = NOWHERE;
  context.frame = undefined;
  return runQuietly();
}

// ---- promises ------------------------------------------------------------------------------------

let watchers = [];                // those of v8.promiseHooks; never changed in place

/** Has init(promise, parent), before(promise), after(promise) and settled(promise) told until `unwatchPromises`. */
function watchPromises(callbacks) {
  watchers = [...watchers, callbacks];
  follow();
  native('async_hooks').measurePromises();
}

function unwatchPromises(callbacks) {
  watchers = watchers.filter((other) => other !== callbacks);
}

function tellWatchers(event, promise, parent) {
  if (!(promise instanceof Promise)) return;
  for (const callbacks of watchers) {
    try {
      callbacks[event]?.(promise, parent);
    } catch (error) {
      require('internal/uncaught').report(error, 'uncaughtException');
    }
  }
}

function isFollowing() {
  return hooks.length > 0 || watchers.length > 0;
}

/** The scope of a promise that was just made from `parent`, or from nothing. */
function promiseScope(promise, parent) {
  if (!isFollowing()) return undefined;
  const scope = newScope('PROMISE', promise, parent?.id);
  destroyWith(promise, scope);
  if (watchers.length > 0) tellWatchers('init', promise, parent?.resource);
  return scope;
}

/** The scope of a promise that is older than the account. */
function oldPromiseScope(promise) {
  return new Scope(newId(), current().id, promise);
}

/** An `await`: what waits is nobody's promise. */
function awaitScope(parent) {
  if (!isFollowing()) return undefined;
  const scope = newScope('PROMISE', {}, parent?.id);
  scope.isAwait = true;
  return scope;
}

function resolved(scope) {
  if (scope === undefined) return;
  if (counts.promiseResolve !== 0) tell('promiseResolve', scope.id);
  if (watchers.length > 0) tellWatchers('settled', scope.resource);
}

function beginReaction(frame) {
  endReaction();
  context.frame = frame;
  if (frame?.scope === undefined || !isFollowing()) return;
  reaction = frame;
  enter(frame.scope);
  if (watchers.length > 0) tellWatchers('before', frame.scope.resource);
}

function endReaction() {
  if (reaction === null) return;
  const frame = reaction;
  const before = context.frame;
  reaction = null;
  context.frame = frame;
  if (frame.scope.isAwait) resolved(frame.scope);
  if (watchers.length > 0) tellWatchers('after', frame.scope.resource);
  leave(frame.scope);
  context.frame = before;
}

// The types that resources of the program's own surroundings have here.
const PROVIDERS = [
  'NONE', 'DIRHANDLE', 'FILEHANDLE', 'FSEVENTWRAP', 'FSREQCALLBACK', 'FSREQPROMISE', 'GETADDRINFOREQWRAP',
  'GETNAMEINFOREQWRAP', 'HTTPINCOMINGMESSAGE', 'HTTPCLIENTREQUEST', 'PBKDF2REQUEST', 'PIPECONNECTWRAP',
  'PIPESERVERWRAP', 'PIPEWRAP', 'PROCESSWRAP', 'PROMISE', 'QUERYWRAP', 'RANDOMBYTESREQUEST', 'SCRYPTREQUEST',
  'SHUTDOWNWRAP', 'SIGNALWRAP', 'STATWATCHER', 'TCPCONNECTWRAP', 'TCPSERVERWRAP', 'TCPWRAP', 'TLSWRAP', 'UDPSENDWRAP',
  'UDPWRAP', 'WRITEWRAP', 'ZLIB',
];

function providers() {
  const numbered = { __proto__: null };
  PROVIDERS.forEach((name, number) => { numbered[name] = number; });
  return Object.freeze(numbered);
}

// ---- life ----------------------------------------------------------------------------------------

/** From now on everything is counted, ids after `last`; `executing` is the scope of what runs. */
function start(executing, last) {
  lastId = last;
  context.hooks = module.exports;
  context.frame = frameOf(executing);
  const runQuietly = ticks.run ?? require('internal/ticks').run;
  ticks.run = () => {
    const hasFailed = runTicks(runQuietly);
    ticks.waiting = true;
    return hasFailed;
  };
  ticks.waiting = true;
  const { loader } = require('internal/bundle');
  const { load } = loader;
  loader.load = (name) => quietly(() => load(name));
}

// What the house itself does is not the program's.
function quietly(fn) {
  const { hooks: account } = context;
  context.hooks = null;
  try {
    return fn();
  } finally {
    context.hooks = account;
  }
}

module.exports = {
  Scope, start, enable, disable, enabled: () => hooks.length > 0, providers,
  current, newScope, frameFor, frameOf, ownFrame, begin, end, unwind, runIn, nested, bind,
  destroy, destroyWith, tellDestroyed, openHandle, adoptHandle, closeHandle, openConnect, shutDown,
  promiseScope, oldPromiseScope, awaitScope, resolved, beginReaction,
  watchPromises, unwatchPromises,
};
