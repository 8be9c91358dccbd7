'use strict';
// The one door: Rust calls `dispatch(event, id, a, b, c, d)` for whatever happens, and rooms say with
// `on(name, handler)` what they want to hear of. After a handler come the nextTick jobs; promise jobs are run
// by the engine right after, unless the answer is true, and it comes back (event 'ticks') while those queue
// more.

const numbers = native('events');
const handlers = [];

// `waiting` is set by internal/ticks while nextTick jobs wait for `run`.
const ticks = { waiting: false, run: null };
// The frame of AsyncLocalStorage values that holds now, what wraps a promise's reaction so that it runs in a
// frame (null until frames follow promises), and the frame in which a bound call last threw; see
// internal/async_context. `hooks` is internal/async_hooks, once somebody asked for an account of resources, and
// `channels` internal/diagnostics, once somebody listens to one of the core's channels.
const context = { frame: undefined, wrap: null, failed: undefined, hooks: null, channels: null };

// The engine's own, whatever a program puts in its place later.
const promiseThen = Promise.prototype.then;

function dispatch(event, id, a, b, c, d) {
  const handler = handlers[event];
  // Truth is asked for in a tenth of the steps that `=== undefined` takes.
  if (handler) {
    try {
      handler(id, a, b, c, d);
    } catch (error) {
      reportUncaught(error);
    }
  }
  if (ticks.waiting && event !== REJECTION && event !== UNCAUGHT) return ticks.run();
}

/** Has `handler(id, a, b, c, d)` called for every event of this name. */
function on(name, handler) {
  handlers[numbers[name]] = watched === null ? handler : watched(name, handler);
}

let watched = null;               // what replaces handlers, all of them

/** From now on every handler is replaced by `wrap(name, handler)`, beginning with those that are there. */
function watchHandlers(wrap) {
  const before = watched;
  watched = before === null ? wrap : (name, handler) => wrap(name, before(name, handler));
  for (const name of Object.keys(numbers)) {
    const handler = handlers[numbers[name]];
    if (handler !== undefined) handlers[numbers[name]] = wrap(name, handler);
  }
}

function reportUncaught(error) {
  require('internal/uncaught').report(error, 'uncaughtException');
  if (context.hooks) context.hooks.unwind();
}

const REJECTION = numbers.rejection;
const UNCAUGHT = numbers.uncaught;

// Promise jobs have run: what they queued runs at the end of this very dispatch. With id 1 all is quiet,
// and promises that are still rejected without a handler are reported.
on('ticks', (quiet) => {
  if (quiet === 1) require('internal/rejections').report();
});

on('uncaught', (id, error) => reportUncaught(error));
on('rejection', (handled, promise, reason) => {
  require('internal/rejections').track(promise, reason, handled === 1);
});
on('start', () => require('internal/main').start());
on('beforeExit', () => require('internal/main').beforeExit());
on('exit', () => require('internal/main').exit());
on('timers', () => require('internal/timers').processTimers());
on('immediates', () => require('internal/timers').processImmediates());

module.exports = { dispatch, on, watchHandlers, ticks, context, promiseThen, reportUncaught };
