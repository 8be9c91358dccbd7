'use strict';
// How consoles write: the part that console.log needs. While nobody has asked for process.stdout or
// process.stderr, the global console writes to the descriptors itself; afterwards it goes through the
// streams, which the program may have changed.

const stdio = require('internal/stdio');
const { writeSync } = native('process');

// Under this key a console keeps its state.
const STATE = Symbol('console');

// What a console keeps: the streams (undefined for the global console, which finds the process's), how
// it colours, and what was begun and not ended yet.
function makeState(stdout, stderr) {
  return {
    stdout,
    stderr,
    ignoreErrors: true,
    colorMode: 'auto',
    inspectOptions: undefined,
    indentWidth: 2,
    indent: '',
    counts: undefined,
    times: undefined,
    written: undefined,
  };
}

function isDirect(state, fd) {
  return state.stdout === undefined && stdio.isUntouched(fd);
}

function writeText(state, fd, text) {
  if (state.indent !== '') {
    if (text.includes('\n')) text = text.replaceAll('\n', `\n${state.indent}`);
    text = state.indent + text;
  }
  text += '\n';
  if (isDirect(state, fd)) {
    try {
      writeSync(fd, text);
    } catch {
      // Nobody reads what is printed: that is no reason to end the program.
    }
    return;
  }
  require('internal/console_stream').write(state, fd, text);
}

let depths;
function directDepth(fd) {
  depths ??= [];
  return depths[fd] ??= stdio.describeTerminal(fd)?.colorDepth ?? 1;
}

function wantsColors(state, fd) {
  if (state.colorMode !== 'auto') return state.colorMode;
  if (isDirect(state, fd)) return directDepth(fd) > 2;
  return require('internal/console_stream').showsColors(state, fd);
}

const COLORED = Object.freeze({ colors: true });

// undefined when there is nothing to say, which formats fastest.
function inspectOptionsFor(state, fd) {
  const options = state.inspectOptions;
  if (options !== undefined) {
    if (options.colors === undefined) options.colors = wantsColors(state, fd);
    return options;
  }
  return wantsColors(state, fd) ? COLORED : undefined;
}

function print(state, fd, args) {
  const text = args.length === 1 && typeof args[0] === 'string' ? args[0] :
    require('internal/util/format').formatArguments(inspectOptionsFor(state, fd), args);
  writeText(state, fd, text);
}

module.exports = { STATE, makeState, writeText, inspectOptionsFor, print };
