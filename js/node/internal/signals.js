'use strict';
// process.on('SIGTERM') and its kin: a signal is taken from the system while somebody listens for it, and
// gets its default action back after the last listener has gone.

const { on } = require('internal/dispatch');
const signals = native('signals');

const numbers = signals.numbers;                 // { SIGHUP: 1, … }
const names = [];
for (const name of Object.keys(numbers)) names[numbers[name]] ??= name;

const watched = new Map();

function watch(name) {
  const number = numbers[name];
  if (number === undefined || watched.has(name)) return;
  signals.watch(number);                         // throws EINVAL for SIGKILL and SIGSTOP
  watched.set(name, number);
}

function unwatch(name) {
  if (!watched.has(name) || process.listenerCount(name) > 0) return;
  signals.unwatch(watched.get(name));
  watched.delete(name);
}

on('signal', (number) => {
  const name = names[number];
  process.emit(name, name, number);
});

module.exports = { watch, unwatch, numbers };
