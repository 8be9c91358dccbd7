'use strict';
// The global console, after https://nodejs.org/docs/latest-v22.x/api/console.html. What nearly every program
// calls is done here; the rest, and the Console class, is loaded when it is first used.

const { STATE, makeState, print } = require('internal/console_output');
const { context } = require('internal/dispatch');

const state = makeState(undefined, undefined);

// Its prototype is an object of its own without properties, as namespaces of the web have it.
const console_ = Object.create({});
function hidden(name, get, set) {
  Object.defineProperty(console_, name, { get, set, configurable: true });
}
hidden('_stdout', () => require('internal/console_stream').streamOf(state, 1), (stream) => { state.stdout = stream; });
hidden('_stderr', () => require('internal/console_stream').streamOf(state, 2), (stream) => { state.stderr = stream; });
hidden('_times', () => state.times ??= new Map(), (times) => { state.times = times; });
Object.defineProperty(console_, STATE, { value: state });
Object.defineProperty(console_, Symbol.toStringTag, { value: 'console', configurable: true });

function later(name) {
  console_[name] = { [name](...args) {
    return Reflect.apply(require('internal/console_class').methods[name], console_, args);
  } }[name];
}

// Methods of a literal, since they are no constructors.
function printing(name, to) {
  const channel = `console.${name}`;
  console_[name] = { [name](...args) {
    if (context.channels) context.channels.tell(channel, args);
    print(state, to, args);
  } }[name];
}

printing('log', 1);
printing('warn', 2);
['dir', 'time', 'timeEnd', 'timeLog'].forEach(later);
Object.assign(console_, {
  trace(...args) {
    require('internal/console_class').showTrace(console_, args, console_.trace);
  },
});
['assert', 'clear', 'count', 'countReset', 'group', 'groupEnd', 'table'].forEach(later);
printing('debug', 1);
printing('info', 1);
Object.assign(console_, {
  dirxml(...args) { print(state, 1, args); },
});
printing('error', 2);
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
