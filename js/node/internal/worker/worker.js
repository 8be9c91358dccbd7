'use strict';
// Worker (https://nodejs.org/docs/latest-v22.x/api/worker_threads.html#class-worker): a thread with an engine of its
// own, from the side of the thread that makes it.

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { context } = require('internal/dispatch');
const v = require('internal/validators');
const wire = require('internal/worker/wire');
const errors = require('internal/worker/errors');
const { MessageChannel, drain, hold, hear, workers } = require('internal/message_port');
const messages = require('internal/worker/messages');
const { copyMessage } = require('internal/structured_clone');
const environment = require('internal/worker/environment');

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');
const LIMITS = ['maxYoungGenerationSizeMb', 'maxOldGenerationSizeMb', 'codeRangeSizeMb', 'stackSizeMb'];
const DEFAULT_LIMITS = {
  maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 2096, codeRangeSizeMb: 0, stackSizeMb: 4,
};

// What no single thread can have another way.
const PROCESS_WIDE = new RegExp('^--(?:no-)?(?:title|max-http-header-size|disable-proto|zero-fill-buffers|v8-pool-size|' +
  'debug-arraybuffer-allocations|trace-event-categories|trace-event-file-pattern|secure-heap|secure-heap-min|' +
  'openssl-config|openssl-shared-config|openssl-legacy-provider|tls-cipher-list|use-openssl-ca|use-bundled-ca|' +
  'use-system-ca|enable-fips|force-fips|use-largepages|expose-gc|max-old-space-size|stack-trace-limit)(?:=|$)');

// The thread's flags, without the word that ends them; undefined: ours.
function flagsOf({ execArgv, env }) {
  let given = execArgv;
  const fromEnv = typeof env === 'object' ? env?.NODE_OPTIONS : undefined;
  if (fromEnv !== undefined && fromEnv !== process.env.NODE_OPTIONS) {
    given = [...fromEnv.split(/\s+/).filter((word) => word !== ''), ...(execArgv ?? process.execArgv)];
  }
  const flags = given?.map((word) => `${word}`);
  if (flags?.includes('--')) flags.length = flags.indexOf('--');
  return flags;
}

function isUrl(value) {
  return value !== null && typeof value === 'object' && typeof value.href === 'string' && typeof value.protocol === 'string';
}

// What to run: { kind: 'file' | 'eval' | 'module', source }.
function programOf(filename, options) {
  const path = require('path');
  if (options.eval) {
    if (typeof filename !== 'string') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.eval', options.eval, "must be false when 'filename' is not a string");
    }
    return { kind: 'eval', source: filename };
  }
  if (isUrl(filename)) {
    if (filename.protocol === 'data:') return dataProgram(filename);
    return { kind: 'file', source: require('url').fileURLToPath(filename) };
  }
  if (typeof filename !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('filename', ['string', 'URL'], filename);
  if (path.isAbsolute(filename) || /^\.\.?[\\/]/.test(filename)) return { kind: 'file', source: path.resolve(filename) };
  throw new codes.ERR_WORKER_PATH(filename);
}

function dataProgram(url) {
  const [, type, text] = /^data:([^,]*),([^]*)$/.exec(url.href);
  if (!/^(?:text|application)\/javascript\b/.test(type)) return { kind: 'unknown', source: type };
  if (!/;base64$/.test(type)) return { kind: 'module', source: decodeURIComponent(text) };
  return { kind: 'module', source: require('buffer').Buffer.from(decodeURIComponent(text), 'base64').toString() };
}

function environmentOf(env) {
  if (env === undefined || env === null || env === SHARE_ENV) return { ...process.env };
  if (typeof env !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.env', ['object', 'undefined', 'null', 'worker_threads.SHARE_ENV'], env);
  }
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, `${value}`]));
}

function limitsOf(given) {
  if (given === undefined || given === null) return {};
  v.validateObject(given, 'options.resourceLimits');
  const limits = { ...DEFAULT_LIMITS };
  for (const name of LIMITS) {
    if (given[name] === undefined) continue;
    v.validateNumber(given[name], `options.resourceLimits.${name}`);
    if (given[name] > 0) limits[name] = given[name];
  }
  return limits;
}

function memoryOf(given) {
  const most = (given?.maxOldGenerationSizeMb ?? 0) + (given?.maxYoungGenerationSizeMb ?? 0);
  return Number.isFinite(most) && most > 0 ? most : 0;
}

class Worker extends EventEmitter {
  #control;
  #asked = new Map();             // number of a question → whoever waits for its answer
  #questions = 0;
  #isReferenced;
  #scope;
  #port;
  #streams;
  #hasExited = false;
  #limits;

  constructor(filename, options = {}) {
    super();
    if (options.execArgv !== undefined && options.execArgv !== null && !Array.isArray(options.execArgv)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.execArgv', 'Array', options.execArgv);
    }
    if (options.argv !== undefined && options.argv !== null) v.validateArray(options.argv, 'options.argv');
    const program = programOf(filename, options);
    const env = environmentOf(options.env);
    this.#limits = limitsOf(options.resourceLimits);
    const name = options.name === undefined ? 'WorkerThread' : options.name;
    v.validateString(name, 'options.name');
    const flags = flagsOf(options);
    const wrong = flags?.find((word) => PROCESS_WIDE.test(word)) ?? (flags && wire.checkFlags(flags));
    if (wrong !== undefined) throw new codes.ERR_WORKER_INVALID_EXEC_ARGV([wrong.replace(/^bad option: /, '')]);
    this.#isReferenced = true;
    // What async hooks know it by: a resource that says whether the program waits for it, until it is no more.
    if (context.hooks) this.#scope = context.hooks.newScope('WORKER', { hasRef: () => this.#isReferenced });
    const { port1, port2 } = new MessageChannel();
    const transfer = [...(options.transferList ?? []), port2];
    const data = copyMessage({ workerData: options.workerData, port: port2 }, transfer);
    const { takenPorts } = require('internal/message_port');
    const ports = takenPorts();
    // The thread's own port comes first.
    ports.splice(ports.indexOf(data.port), 1);
    ports.unshift(data.port);
    this.#port = port1;
    [this.#control, this.threadId] = wire.spawn(name, options.resourceLimits?.stackSizeMb ?? 0,
      memoryOf(options.resourceLimits), flags);
    this.threadName = name;
    messages.bear(this.threadId, this.#control);
    wire.listen(this.#control, { ready: () => this.#ready() });
    wire.send(this.#control, { type: 'load', value: {
      ...program, workerData: data.workerData, env,
      argv: (options.argv ?? []).map(String),
      hasInput: !!options.stdin,
      self: { threadId: this.threadId, threadName: name, resourceLimits: this.#limits,
        environment: copyMessage(environment, []) },
    } }, ports);
    workers.add(this.#control);
    hold(this, true);
    this.#streams = { stdout: outputOf(options.stdout, 'stdout'), stderr: outputOf(options.stderr, 'stderr'),
      stdin: options.stdin ? inputOf(this.#control) : null };
    this.#listen();
    process.nextTick(() => process.emit('worker', this));
    if (context.channels) context.channels.tell('worker_threads', { worker: this });
  }

  // The port's messages are the worker's; it does not hold the program, the thread does.
  #listen() {
    const port = this.#port;
    port.on('message', (value) => this.emit('message', value));
    port.on('messageerror', (error) => this.emit('messageerror', error));
    port.unref();
  }

  #ready() {
    for (;;) {
      const message = wire.receive(this.#control);
      if (message === undefined) return;
      if (message === null) {
        this.#end();
        return;
      }
      const { type, value } = message.value;
      if (type === 'online') this.emit('online');
      else if (type === 'error') this.emit('error', errors.rebuild(value));
      else if (type === 'broadcast') hear(value, this.#control);
      else if (type === 'cpu') this.#asked.get(value.question)?.resolve(value.usage);
      else if (messages.takes(type)) messages.take(type, value, this.#control, message.ports);
      else this.#streams[type].push(require('buffer').Buffer.from(value));
    }
  }

  #end() {
    const [status, isOutOfMemory] = wire.ended(this.#control) ?? [1, 0];
    this.#hasExited = true;
    for (const { reject } of this.#asked.values()) reject(new codes.ERR_WORKER_NOT_RUNNING());
    workers.delete(this.#control);
    wire.close(this.#control);
    // The wires are told of one by one, but what it posted comes before its end.
    drain(this.#port);
    this.#port.unref();
    messages.bury(this.threadId);
    this.threadId = -1;
    this.threadName = null;
    this.#streams.stdout.push(null);
    this.#streams.stderr.push(null);
    setImmediate(() => {
      hold(this, false);
      if (isOutOfMemory) this.emit('error', new codes.ERR_WORKER_OUT_OF_MEMORY('JS heap out of memory'));
      this.emit('exit', status);
      this.#isReferenced = undefined;
      if (this.#scope !== undefined) context.hooks.destroy(this.#scope);
    });
  }

  postMessage(...args) {
    if (this.#hasExited) return;
    this.#port.postMessage(...args);
  }

  terminate(callback) {
    if (typeof callback === 'function') {
      process.emitWarning('Passing a callback to worker.terminate() is deprecated. It returns a Promise instead.',
        'DeprecationWarning', 'DEP0132');
      if (this.#hasExited) return Promise.resolve();
      this.once('exit', (status) => callback(null, status));
    }
    if (this.#hasExited) return Promise.resolve();
    this.ref();
    const end = new Promise((resolve) => { this.once('exit', resolve); });
    wire.terminate(this.#control);
    return end;
  }

  /** What the thread has used of the processor, or since an earlier answer. */
  cpuUsage(previous) {
    if (previous !== undefined) {
      v.validateObject(previous, 'prev');
      v.validateNumber(previous.user, 'prev.user', 0, Number.MAX_SAFE_INTEGER);
      v.validateNumber(previous.system, 'prev.system', 0, Number.MAX_SAFE_INTEGER);
    }
    if (this.#hasExited) return Promise.reject(new codes.ERR_WORKER_NOT_RUNNING());
    const answer = Promise.withResolvers();
    const question = ++this.#questions;
    this.#asked.set(question, answer);
    wire.send(this.#control, { type: 'cpu', value: question }, []);
    return answer.promise.then(({ user, system }) => {
      this.#asked.delete(question);
      if (previous === undefined) return { user, system };
      return { user: user - previous.user, system: system - previous.system };
    });
  }

  async [Symbol.asyncDispose ?? Symbol.for('nodejs.asyncDispose')]() {
    await this.terminate();
  }

  ref() {
    if (this.#hasExited) return;
    this.#isReferenced = true;
    hold(this, true);
    this.#port.ref();
  }

  unref() {
    if (this.#hasExited) return;
    this.#isReferenced = false;
    hold(this, false);
    this.#port.unref();
  }

  get stdin() { return this.#streams.stdin; }
  get stdout() { return this.#streams.stdout; }
  get stderr() { return this.#streams.stderr; }
  get resourceLimits() { return this.#hasExited ? {} : this.#limits; }

  get performance() {
    return { eventLoopUtilization: () => ({ idle: 0, active: 0, utilization: 0 }) };
  }

  getHeapSnapshot() {
    if (this.#hasExited) return Promise.reject(new codes.ERR_WORKER_NOT_RUNNING());
    return Promise.reject(new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('worker.getHeapSnapshot()'));
  }

  getHeapStatistics() {
    return this.getHeapSnapshot();
  }
}

// What the thread prints; it is this thread's output too, unless the program wants it for itself.
function outputOf(isOwn, name) {
  const { Readable } = require('stream');
  const stream = new Readable({ read() {} });
  if (!isOwn) stream.on('data', (chunk) => process[name].write(chunk));
  return stream;
}

function inputOf(control) {
  const { Writable } = require('stream');
  return new Writable({
    write(chunk, encoding, callback) {
      wire.send(control, { type: 'stdin', value: chunk }, []);
      callback();
    },
    final(callback) {
      wire.send(control, { type: 'stdin', value: null }, []);
      callback();
    },
  });
}

module.exports = { Worker };
