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
  };
}

function streamOf(state, fd) {
  const own = fd === 1 ? state.stdout : state.stderr;
  if (own !== undefined) return own;
  return fd === 1 ? process.stdout : process.stderr;
}

function isDirect(state, fd) {
  return state.stdout === undefined && stdio.isUntouched(fd);
}

function ignore() {}

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
  const stream = streamOf(state, fd);
  if (state.ignoreErrors) writeLeniently(stream, text);
  else stream.write(text);
}

function writeLeniently(stream, text) {
  // Errors come while writing or later, by an event; neither is the program's business.
  const listens = stream.listenerCount('error') === 0;
  if (listens) stream.once('error', ignore);
  try {
    stream.write(text, (error) => {
      if (error && !stream._writableState?.errorEmitted && stream.listenerCount('error') === 0) {
        stream.once('error', ignore);
      }
    });
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) throw error;
  } finally {
    if (listens) stream.removeListener('error', ignore);
  }
}

let depths;
function directDepth(fd) {
  depths ??= [];
  return depths[fd] ??= stdio.describeTerminal(fd)?.colorDepth ?? 1;
}

function wantsColors(state, fd) {
  if (state.colorMode !== 'auto') return state.colorMode;
  if (isDirect(state, fd)) return directDepth(fd) > 2;
  const stream = streamOf(state, fd);
  return !!stream.isTTY && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

// undefined when there is nothing to say, which formats fastest.
function inspectOptionsFor(state, fd) {
  const options = state.inspectOptions;
  if (options !== undefined) {
    if (options.colors === undefined) options.colors = wantsColors(state, fd);
    return options;
  }
  return wantsColors(state, fd) ? { colors: true } : undefined;
}

function print(state, fd, args) {
  const text = args.length === 1 && typeof args[0] === 'string' ? args[0] :
    require('internal/util/format').formatArguments(inspectOptionsFor(state, fd), args);
  writeText(state, fd, text);
}

module.exports = { STATE, makeState, streamOf, writeText, inspectOptionsFor, print };
