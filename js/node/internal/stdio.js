'use strict';
// process.stdout, process.stderr and process.stdin, made when they are first asked for. Output is written
// before write() returns, whatever the descriptor is, so that nothing printed is lost when the program
// ends (https://nodejs.org/docs/latest-v22.x/api/process.html#a-note-on-process-io).

// A worker's streams lead to the thread that made it.
const isWorker = native('process').kind === 'worker';
const room = isWorker ? 'internal/worker/thread' : 'internal/stdio_streams';

let stdout;
let stderr;
let stdin;

/** Whether nobody has a stream for this descriptor yet, so that it may be written to directly. */
function isUntouched(fd) {
  return !isWorker && (fd === 1 ? stdout : stderr) === undefined;
}

/** The terminal behind a descriptor, without making its stream: { colorDepth, columns }, or null for none. */
function describeTerminal(fd) {
  if (isUntouched(fd)) {
    const { isatty, windowSize } = native('process');
    if (!isatty(fd)) return null;
    return { colorDepth: require('internal/tty/colors').getColorDepth(), columns: windowSize(fd)?.[0] ?? 80 };
  }
  const stream = fd === 1 ? module.exports.stdout : module.exports.stderr;
  if (!stream.isTTY) return null;
  return { colorDepth: stream.getColorDepth?.() ?? 4, columns: stream.columns ?? 80 };
}

module.exports = {
  isUntouched,
  describeTerminal,
  get stdout() { return stdout ??= require(room).makeOutput(1); },
  get stderr() { return stderr ??= require(room).makeOutput(2); },
  get stdin() { return stdin ??= require(room).makeInput(); },
};
