'use strict';
// The global console, after https://nodejs.org/docs/latest-v22.x/api/console.html. What nearly every program
// calls is done here; the rest, and the Console class, is loaded when it is first used.

const { STATE, makeState, print } = require('internal/console_output');

const state = makeState(undefined, undefined);

const console_ = Object.create({
  get _stdout() { return require('internal/console_stream').streamOf(state, 1); },
  get _stderr() { return require('internal/console_stream').streamOf(state, 2); },
});
Object.defineProperty(console_, STATE, { value: state });
Object.defineProperty(console_, Symbol.toStringTag, { value: 'console', configurable: true });

function later(name) {
  console_[name] = { [name](...args) {
    return Reflect.apply(require('internal/console_class').methods[name], console_, args);
  } }[name];
}

console_.log = function log(...args) { print(state, 1, args); };
console_.warn = function warn(...args) { print(state, 2, args); };
['dir', 'time', 'timeEnd', 'timeLog'].forEach(later);
console_.trace = function trace(...args) {
  require('internal/console_class').showTrace(console_, args, trace);
};
['assert', 'clear', 'count', 'countReset', 'group', 'groupEnd', 'table'].forEach(later);
console_.debug = function debug(...args) { print(state, 1, args); };
console_.info = function info(...args) { print(state, 1, args); };
console_.dirxml = function dirxml(...args) { print(state, 1, args); };
console_.error = function error(...args) { print(state, 2, args); };
later('groupCollapsed');

function setConsoleClass(value) {
  Object.defineProperty(console_, 'Console', { value, writable: true, enumerable: true, configurable: true });
}
Object.defineProperty(console_, 'Console', {
  get() {
    const { Console } = require('internal/console_class');
    setConsoleClass(Console);
    return Console;
  },
  set: setConsoleClass,
  enumerable: true,
  configurable: true,
});

// Only an inspector would do something for these, and there is none.
console_.profile = function profile() {};
console_.profileEnd = function profileEnd() {};
console_.timeStamp = function timeStamp() {};

module.exports = console_;
