'use strict';
// https://nodejs.org/api/child_process.html: other programs, started and talked to. The rooms below
// internal/child have the parts; here are spawn and fork, which the others come down to.

const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal, validateArray, validateObject } = require('internal/validators');
const {
  killSignalNumber, normalize, refuseNul, refuseNuls, validateTimeout,
} = require('internal/child/options');
const { ChildProcess } = require('internal/child/process');
const { exec, execFile } = require('internal/child/exec');

function spawn(file, args, options) {
  const whole = normalize(file, args, options);
  validateTimeout(whole.timeout);
  if (whole.signal) validateAbortSignal(whole.signal, 'options.signal');
  const killSignal = killSignalNumber(whole.killSignal);
  const child = new ChildProcess();
  child.spawn(whole);
  if (whole.timeout > 0) limitTime(child, whole.timeout, killSignal);
  if (whole.signal) followSignal(child, whole.signal, killSignal);
  return child;
}

function limitTime(child, timeout, killSignal) {
  const timer = setTimeout(() => {
    try {
      child.kill(killSignal);
    } catch (error) {
      child.emit('error', error);
    }
  }, timeout);
  child.once('exit', () => clearTimeout(timer));
  child.once('error', () => clearTimeout(timer));
}

function followSignal(child, signal, killSignal) {
  const abort = () => {
    try {
      if (child.kill(killSignal)) child.emit('error', new AbortError(undefined, { cause: signal.reason }));
    } catch (error) {
      child.emit('error', error);
    }
  };
  if (signal.aborted) {
    process.nextTick(abort);
    return;
  }
  signal.addEventListener('abort', abort, { once: true });
  child.once('exit', () => signal.removeEventListener('abort', abort));
}

// The flags of this program go to its children, but for a text that stood on its command line.
function inheritedFlags() {
  const flags = [];
  for (let i = 0; i < process.execArgv.length; i++) {
    const flag = process.execArgv[i];
    if (['-e', '-p', '-pe', '--eval', '--print'].includes(flag)) i++;
    else if (!/^--(eval|print)=/.test(flag)) flags.push(flag);
  }
  return flags;
}

function fork(modulePath, args, options) {
  modulePath = require('internal/fs/utils').getValidatedPath(modulePath, 'modulePath');
  if (args === undefined || args === null) {
    args = [];
  } else if (typeof args === 'object' && !Array.isArray(args)) {
    options = args;
    args = [];
  } else {
    validateArray(args, 'args');
  }
  if (options !== undefined && options !== null) validateObject(options, 'options');
  const whole = { __proto__: null, ...options, shell: false };
  whole.execPath = whole.execPath || process.execPath;
  refuseNul(whole.execPath, 'options.execPath');
  const flags = whole.execArgv || inheritedFlags();
  refuseNuls(flags, 'options.execArgv');
  const { fromWord } = require('internal/child/stdio');
  if (typeof whole.stdio === 'string') {
    whole.stdio = fromWord(whole.stdio, 'ipc');
  } else if (!Array.isArray(whole.stdio)) {
    whole.stdio = fromWord(whole.silent ? 'pipe' : 'inherit', 'ipc');
  } else if (!whole.stdio.includes('ipc')) {
    throw new codes.ERR_CHILD_PROCESS_IPC_REQUIRED('options.stdio');
  }
  return spawn(whole.execPath, [...flags, modulePath, ...args], whole);
}

// The channel to the parent, for whoever was started without internal/main's help.
function _forkChild(fd, serialization) {
  require('internal/child/channel').setUpOwn(fd, serialization);
}

function spawnSync(file, args, options) {
  return require('internal/child/sync').spawnSync(file, args, options);
}

function execFileSync(file, args, options) {
  return require('internal/child/sync').execFileSync(file, args, options);
}

function execSync(command, options) {
  return require('internal/child/sync').execSync(command, options);
}

module.exports = {
  _forkChild, ChildProcess, exec, execFile, execFileSync, execSync, fork, spawn, spawnSync,
};
