'use strict';
// Within a Worker: what it was given, its standard streams, and its end. The first message on the wire to the thread
// that made it says what to run.

const wire = require('internal/worker/wire');
const errors = require('internal/worker/errors');
const { hold } = require('internal/message_port');
const { codes } = require('internal/errors');

const process_ = native('process');
const { InternalError } = globalThis;

/** What worker_threads says about this thread. */
const self = { threadId: -1, threadName: '', workerData: null, parentPort: null, resourceLimits: {} };

const waiting = {};               // holds the thread until it knows what to run
let input = null;                 // process.stdin, when the maker writes to it
let hasInput = false;

function tell(type, value) {
  wire.send(wire.parent, { type, value }, []);
}

function start() {
  hold(waiting, true);
  wire.listen(wire.parent, { ready });
  ready();
}

function ready() {
  for (let message = wire.receive(wire.parent); message; message = wire.receive(wire.parent)) {
    const { type, value } = message.value;
    if (type === 'load') load(value, message.ports);
    else if (type === 'stdin') takeInput(value);
    else if (type === 'cpu') tell('cpu', { question: value, usage: globalThis.process.threadCpuUsage() });
    else if (type === 'broadcast') require('internal/message_port').hear(value, wire.parent);
    else require('internal/worker/messages').take(type, value, wire.parent, message.ports);
  }
}

function load(given, ports) {
  const { environment, ...about } = given.self;
  Object.assign(self, about);
  for (const [key, value] of environment) require('internal/worker/environment').set(key, value);
  hasInput = given.hasInput;
  const env = process_.env;
  if (given.env !== undefined) {
    for (const name of Object.keys(env)) delete env[name];
    Object.assign(env, given.env);
  }
  const { process } = globalThis;
  process.argv = [process.execPath, given.kind === 'file' ? given.source : '[worker eval]', ...given.argv];
  restrict(process);
  self.parentPort = ports[0];
  self.workerData = given.workerData;
  hold(waiting, false);
  tell('online');
  const { flags, preload } = process_;
  if (flags.length > 0) require('internal/startup').prepare();
  if (preload.length > 0) require('internal/modules/cjs').Module._preloadModules(preload);
  const main = require('internal/main');
  if (given.kind === 'unknown') {
    throw new (require('internal/errors').codes.ERR_UNKNOWN_MODULE_FORMAT)(given.source, 'data:');
  }
  if (given.kind === 'file') main.startFile(given.source);
  else main.startTyped(given.source, '[worker eval]', false, given.kind === 'module' ? 'module' : undefined);
}

const FOR_ALL = ['chdir', 'abort', 'execve', 'send', 'disconnect', 'initgroups', 'setegid', 'seteuid', 'setgid', 'setgroups',
  'setuid'];

// What would change the whole process.
function restrict(process) {
  const { ERR_WORKER_UNSUPPORTED_OPERATION } = require('internal/errors').codes;
  for (const name of FOR_ALL) {
    const refuse = function() {
      throw new ERR_WORKER_UNSUPPORTED_OPERATION(`process.${name}()`);
    };
    refuse.disabled = true;
    Object.defineProperty(process, name, { value: refuse, writable: true, configurable: true, enumerable: true });
  }
  for (const name of ['channel', 'connected']) {
    const get = () => { throw new ERR_WORKER_UNSUPPORTED_OPERATION(`process.${name}`); };
    Object.defineProperty(process, name, { configurable: true, enumerable: false, get });
  }
  for (const name of ['title', 'debugPort']) {
    const value = process[name];
    Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => value, set() {} });
  }
  const { umask } = process;
  process.umask = function(mask) {
    if (mask !== undefined) throw new ERR_WORKER_UNSUPPORTED_OPERATION('Setting process.umask()');
    return umask();
  };
  for (const name of ['_debugProcess', '_debugEnd', '_startProfilerIdleNotifier', '_stopProfilerIdleNotifier']) {
    delete process[name];
  }
}

// ---- standard streams -------------------------------------------------------------------------------------

function makeOutput(fd) {
  const { Writable } = require('stream');
  const type = fd === 1 ? 'stdout' : 'stderr';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, encoding, callback) {
      tell(type, typeof chunk === 'string' ? require('buffer').Buffer.from(chunk, encoding) : chunk);
      callback();
    },
  });
  stream._isStdio = true;
  return stream;
}

function makeInput() {
  const { Readable } = require('stream');
  input = new Readable({ read() { if (hasInput) hold(input, true); } });
  input.on('pause', () => hold(input, false));
  if (!hasInput) input.push(null);
  for (const chunk of early) takeInput(chunk);
  return input;
}

let early = [];                   // what was written before process.stdin was asked for

function takeInput(chunk) {
  if (input === null) {
    early.push(chunk);
    return;
  }
  if (chunk === null) hold(input, false);
  early = [];
  input.push(chunk === null ? null : require('buffer').Buffer.from(chunk));
}

// The engine's own, which has no code. With its end the memory was free again that it found none of.
function isOutOfMemory(error) {
  return error instanceof InternalError && error.message === 'out of memory';
}

/** Nobody here has caught it: whoever made the thread hears of it. */
function reportError(error) {
  try {
    if (isOutOfMemory(error)) error = new codes.ERR_WORKER_OUT_OF_MEMORY('JS heap out of memory');
    tell('error', errors.describe(error));
  } catch {
    tell('error', errors.describe(new Error('An error that cannot be described')));
  }
}

module.exports = { self, start, makeOutput, makeInput, reportError };
