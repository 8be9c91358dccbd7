'use strict';
// ChildProcess (https://nodejs.org/api/child_process.html#class-childprocess): a program that runs beside this
// one. Its pipes are net.Sockets; its end is told by the native half under its number.

const EventEmitter = require('events');
const child = native('child');
const net = native('net');
const { on, context } = require('internal/dispatch');
const { ErrnoException, uvErrmapGet } = require('internal/errors');
const { validateArray, validateObject, validateOneOf, validateString } = require('internal/validators');
const { numbers } = require('internal/signals');

const kLent = Symbol('kLent');

const running = new Map();        // id → ChildProcess

/** What the native half knows a child by. */
class Process {
  constructor() {
    this.id = -1;
    this.frame = context.frame;
  }

  kill(signal) {
    return -child.kill(this.id, signal);
  }

  ref() {
    child.setReferenced(this.id, true);
  }

  unref() {
    child.setReferenced(this.id, false);
  }
}

on('childExit', (id, status, signal) => {
  const owner = running.get(id);
  if (owner === undefined) return;
  running.delete(id);
  context.frame = owner._handle.frame;
  ended(owner, status, signal === 0 ? null : signalName(signal));
});

function signalName(number) {
  for (const name of Object.keys(numbers)) if (numbers[name] === number) return name;
  return `SIG${number}`;
}

function ChildProcess() {
  EventEmitter.call(this);
  this._closesNeeded = 1;
  this._closesGot = 0;
  this.connected = false;
  this.signalCode = null;
  this.exitCode = null;
  this.killed = false;
  this.spawnfile = null;
  this._handle = new Process();
  if (context.channels) context.channels.tell('child_process', { process: this });
}
Object.setPrototypeOf(ChildProcess.prototype, EventEmitter.prototype);
Object.setPrototypeOf(ChildProcess, EventEmitter);

// ---- the beginning -------------------------------------------------------------------------------

function checkOptions(options) {
  validateObject(options, 'options');
  if (options.serialization !== undefined) {
    validateOneOf(options.serialization, 'options.serialization', [undefined, 'json', 'advanced']);
  }
  if (options.envPairs !== undefined) validateArray(options.envPairs, 'options.envPairs');
  validateString(options.file, 'options.file');
  if (options.args !== undefined) validateArray(options.args, 'options.args');
}

// The errors that are told with an event; the others are thrown.
const TOLD = new Set(['EACCES', 'EAGAIN', 'EMFILE', 'ENFILE', 'ENOENT']);

ChildProcess.prototype.spawn = function(options) {
  checkOptions(options);
  const { normalize } = require('internal/child/stdio');
  const { entries, channel } = normalize(options.stdio || 'pipe', false);
  const serialization = options.serialization || 'json';
  const env = options.envPairs === undefined ? [] : [...options.envPairs];
  if (channel !== -1) {
    env.push(`NODE_CHANNEL_FD=${channel}`, `NODE_CHANNEL_SERIALIZATION_MODE=${serialization}`);
  }
  this.spawnfile = options.file;
  this.spawnargs = options.args === undefined ? [] : options.args;
  const [errno, id, pid, ...ends] = child.spawn(request(options, env), entries.map((entry) => entry.native));
  if (errno !== 0) {
    const code = uvErrmapGet(-errno)?.[0];
    if (!TOLD.has(code)) {
      for (const fd of ends) if (fd !== -1) child.closeFd(fd);
      this._handle = null;
      throw new ErrnoException(-errno, 'spawn');
    }
    process.nextTick(ended, this, -errno, null);
    // Without descriptors there are no pipes either.
    if (code === 'EMFILE' || code === 'ENFILE') {
      for (const fd of ends) if (fd !== -1) child.closeFd(fd);
      return -errno;
    }
  } else {
    this._handle.id = id;
    this._handle.pid = pid;
    running.set(id, this);
    if (context.hooks) this._handle.frame = context.hooks.openHandle(id, 'PROCESSWRAP', this._handle);
    process.nextTick(() => this.emit('spawn'));
  }
  this.pid = this._handle.pid;
  openPipes(this, entries, ends);
  if (channel !== -1) {
    this._closesNeeded++;
    require('internal/child/channel').setUp(this, ends[channel], serialization);
  }
  return -errno;
};

function request(options, env) {
  return {
    file: options.file,
    args: options.args === undefined ? [options.file] : options.args.map(String),
    env,
    cwd: options.cwd || undefined,
    detached: !!options.detached,
    uid: options.uid ?? undefined,
    gid: options.gid ?? undefined,
  };
}

function openPipes(self, entries, ends) {
  const sockets = entries.map((entry, number) => {
    if (entry.type === 'wrap') lend(entry.stream);
    return ends[number] === -1 || entry.ipc ? null : openPipe(self, ends[number], number);
  });
  self.stdin = sockets[0];
  self.stdout = sockets[1];
  self.stderr = sockets[2];
  self.stdio = sockets;
}

// The child has the stream's descriptor now, and what comes there is for it alone; until somebody here begins to
// read anew.
function lend(stream) {
  stream[kLent] = true;
  stream.pause?.();
  stream._handle?.read?.(false);
  if (stream._readableState) stream._readableState.reading = false;
}

function openPipe(self, fd, number) {
  const { Socket } = require('internal/net/socket');
  const { SocketHandle } = require('internal/net/handles');
  const id = net.openFd(fd);
  const socket = new Socket({
    handle: (owner) => new SocketHandle(id, owner),
    readable: number > 0,
    // Nothing is read before somebody wants it, as in Node.
    pauseOnCreate: number === 0,
  });
  if (number > 0) {
    self._closesNeeded++;
    socket.on('close', () => maybeClose(self));
  }
  return socket;
}

// ---- the end -------------------------------------------------------------------------------------

/** `status` below 0 is the errno that kept it from starting. */
function ended(self, status, signal) {
  if (signal !== null) self.signalCode = signal;
  else self.exitCode = status;
  if (self.stdin) self.stdin.destroy();
  self._handle = null;
  if (status < 0) {
    const error = new ErrnoException(status, self.spawnfile ? `spawn ${self.spawnfile}` : 'spawn');
    if (self.spawnfile) error.path = self.spawnfile;
    error.spawnargs = self.spawnargs.slice(1);
    self.emit('error', error);
  } else {
    self.emit('exit', self.exitCode, self.signalCode);
  }
  // The last moment to begin to read what it has written.
  process.nextTick(drainUntouched, self);
  maybeClose(self);
}

// Pipes that nobody reads are read to their end, so that 'close' comes.
function drainUntouched(self) {
  if (!self.stdio) return;
  for (const stream of self.stdio) {
    if (stream && stream.readable && !stream[kLent] && !stream._readableState.readableListening) stream.resume();
  }
}

/** Its end and that of each pipe is reported here; after the last one comes 'close'. */
function maybeClose(self) {
  self._closesGot++;
  if (self._closesGot === self._closesNeeded) self.emit('close', self.exitCode, self.signalCode);
}

// ---- what can be done to it ----------------------------------------------------------------------

ChildProcess.prototype.kill = function(signal) {
  const number = signal === 0 ? 0 : require('internal/child/options').signalNumber(signal ?? 'SIGTERM');
  if (this._handle) {
    const errno = this._handle.kill(number);
    if (errno === 0) {
      this.killed = true;
      return true;
    }
    const error = new ErrnoException(errno, 'kill');
    if (error.code === 'EINVAL' || error.code === 'ENOSYS') throw error;
    if (error.code !== 'ESRCH') this.emit('error', error);
  }
  return false;
};

ChildProcess.prototype[Symbol.dispose] = function() {
  if (!this.killed) this.kill();
};

ChildProcess.prototype.ref = function() {
  if (this._handle) this._handle.ref();
};

ChildProcess.prototype.unref = function() {
  if (this._handle) this._handle.unref();
};

module.exports = { ChildProcess, maybeClose, request, running, signalName };
