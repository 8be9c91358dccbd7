'use strict';
// process.on('SIGTERM') and its kin: a signal is taken from the system while somebody listens for it, and
// gets its default action back after the last listener has gone.

const { on, context } = require('internal/dispatch');
const signals = native('signals');

const numbers = signals.numbers;                 // { SIGHUP: 1, … }
const names = [];
for (const name of Object.keys(numbers)) names[numbers[name]] ??= name;

const watched = new Map();
const accounts = new Map();        // for async hooks: number → the frame of its listeners

// A program that has failed so badly can't run a handler: listening for these is allowed and no more.
const FATAL = ['SIGSEGV', 'SIGILL', 'SIGFPE'];

function watch(name) {
  const number = numbers[name];
  // Signals are the main thread's.
  if (native('process').kind === 'worker') return;
  if (number === undefined || watched.has(name) || FATAL.includes(name)) return;
  const errno = signals.watch(number);           // EINVAL for SIGKILL and SIGSTOP
  if (errno !== 0) {
    const { ErrnoException } = require('internal/errors');
    throw new ErrnoException(-errno, 'uv_signal_start');
  }
  watched.set(name, number);
  if (context.hooks) accounts.set(number, context.hooks.frameFor('SIGNALWRAP', {}));
}

function unwatch(name) {
  if (!watched.has(name) || process.listenerCount(name) > 0) return;
  const number = watched.get(name);
  signals.unwatch(number);
  if (accounts.has(number)) context.hooks.destroy(accounts.get(number).scope);
  accounts.delete(number);
  watched.delete(name);
}

on('signal', (number) => {
  const name = names[number];
  const frame = accounts.get(number);
  if (frame !== undefined) context.hooks.begin(frame);
  process.emit(name, name, number);
  if (frame !== undefined) context.hooks.end(frame);
});

module.exports = { watch, unwatch, numbers, runInterruptible: signals.runInterruptible };
