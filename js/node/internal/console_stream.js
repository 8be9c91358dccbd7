'use strict';
// How consoles write to streams: those they were made with, or the process's once a program has asked for them.

function streamOf(state, fd) {
  const own = fd === 1 ? state.stdout : state.stderr;
  if (own !== undefined) return own;
  return fd === 1 ? process.stdout : process.stderr;
}

function ignore() {}

// Errors come while writing or later, by an event; neither is the program's business. What is called when a
// write is over is made once for each stream.
function writtenTo(state, fd, stream) {
  state.written ??= [];
  return state.written[fd] ??= (error) => {
    if (error && !stream._writableState?.errorEmitted && stream.listenerCount('error') === 0) {
      stream.once('error', ignore);
    }
  };
}

function write(state, fd, text) {
  const stream = streamOf(state, fd);
  if (!state.ignoreErrors) {
    stream.write(text);
    return;
  }
  const alone = stream.listenerCount('error') === 0;
  if (alone) stream.once('error', ignore);
  try {
    stream.write(text, writtenTo(state, fd, stream));
  } catch (error) {
    // Too deep a recursion is the program's own.
    if (error instanceof RangeError && /call stack/.test(error.message)) throw error;
  } finally {
    if (alone) stream.removeListener('error', ignore);
  }
}

function showsColors(state, fd) {
  const stream = streamOf(state, fd);
  return !!stream.isTTY && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

module.exports = { streamOf, write, showsColors };
