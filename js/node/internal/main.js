'use strict';
// The program's beginning and end.

let exiting = false;

function start() {
  const program = native('process');
  if (program.kind === 'eval') {
    const value = (0, eval)(program.source);
    if (program.print) console.log(value);
    return;
  }
  throw new Error('not yet');
}

function beforeExit() {
  if (isLoaded('process')) process.emit('beforeExit', process.exitCode ?? 0);
}

function isLoaded(name) {
  return require('internal/bundle').isLoaded(name);
}

/** The loop has ended: 'exit', then the process. */
function exit() {
  endWith(undefined);
}

/** Ends the process with `status`, or with process.exitCode. */
function endWith(status) {
  if (!isLoaded('process')) native('process').exit(status ?? 0);
  if (status !== undefined) process.exitCode = status;
  if (!exiting) {
    exiting = true;
    process._exiting = true;
    process.emit('exit', process.exitCode ?? 0);
  }
  native('process').exit(process.exitCode ?? 0);
}

module.exports = { start, beforeExit, exit, endWith };
