'use strict';
// exec and execFile: a child whose output is gathered and handed to a callback
// (https://nodejs.org/api/child_process.html#child_processexecfilefile-args-options-callback).

const { codes, genericNodeError } = require('internal/errors');
const { validateFunction, validateObject, validateString } = require('internal/validators');
const { killSignalNumber, refuseNul, validateMaxBuffer, validateTimeout } = require('internal/child/options');

const DEFAULTS = {
  encoding: 'utf8',
  timeout: 0,
  maxBuffer: 1024 * 1024,
  killSignal: 'SIGTERM',
  cwd: null,
  env: null,
  shell: false,
};

/** (command, options?, callback?) → [command, options with a shell, callback]. */
function commandOptions(command, options, callback) {
  validateString(command, 'command');
  refuseNul(command, 'command');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const whole = { __proto__: null, ...options };
  whole.shell = typeof whole.shell === 'string' ? whole.shell : true;
  return [command, whole, callback];
}

// (file, args?, options?, callback?)
function fileArguments(args, options, callback) {
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (typeof args === 'object' && args !== null) {
    callback = options;
    options = args;
    args = [];
  } else if (typeof args === 'function') {
    callback = args;
    options = undefined;
    args = [];
  }
  args ??= [];
  if (typeof options === 'function') callback = options;
  else if (options !== undefined && options !== null) validateObject(options, 'options');
  if (callback !== undefined && callback !== null) validateFunction(callback, 'callback');
  if (typeof options === 'function' || options === undefined || options === null) options = {};
  return [args, options, callback];
}

/** One output: its pieces up to `limit` bytes; `overflow()` is called when there is more. */
class Gathered {
  constructor(stream, encoding, limit, overflow) {
    this.stream = stream;
    this.pieces = [];
    if (!stream) return;
    if (encoding) stream.setEncoding(encoding);
    let length = 0;
    stream.on('data', (piece) => {
      const before = length;
      const unit = stream.readableEncoding;
      length += unit ? require('buffer').Buffer.byteLength(piece, unit) : piece.length;
      if (length <= limit) {
        this.pieces.push(piece);
        return;
      }
      this.pieces.push(piece.slice(0, limit - before));
      overflow();
    });
  }

  whole(encoding) {
    if (encoding || this.stream?.readableEncoding) return this.pieces.join('');
    return require('buffer').Buffer.concat(this.pieces);
  }
}

class Execution {
  constructor(child, command, options, callback) {
    this.child = child;
    this.command = command;
    this.options = options;
    this.callback = callback;
    this.error = null;
    this.killed = false;
    this.done = false;
    const { Buffer } = require('buffer');
    const { encoding } = options;
    this.encoding = encoding !== 'buffer' && Buffer.isEncoding(encoding) ? encoding : null;
    this.stdout = this.gather('stdout');
    this.stderr = this.gather('stderr');
    this.timer = options.timeout > 0 ? setTimeout(() => {
      this.timer = null;
      this.kill();
    }, options.timeout) : null;
    child.on('close', (code, signal) => this.finish(code, signal));
    child.on('error', (error) => {
      this.error = error;
      this.closePipes();
      this.finish();
    });
  }

  gather(name) {
    return new Gathered(this.child[name], this.encoding, this.options.maxBuffer ?? Infinity, () => {
      this.error = new codes.ERR_CHILD_PROCESS_STDIO_MAXBUFFER(name);
      this.kill();
    });
  }

  closePipes() {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }

  kill() {
    this.closePipes();
    this.killed = true;
    try {
      this.child.kill(this.options.killSignal);
    } catch (error) {
      this.error = error;
      this.finish();
    }
  }

  finish(code, signal) {
    if (this.done) return;
    this.done = true;
    clearTimeout(this.timer);
    if (!this.callback) return;
    const stdout = this.stdout.whole(this.encoding);
    const stderr = this.stderr.whole(this.encoding);
    if (this.error === null && code === 0 && signal === null) {
      this.callback(null, stdout, stderr);
      return;
    }
    this.error ??= genericNodeError(`Command failed: ${this.command}\n${stderr}`, {
      code: code < 0 ? require('internal/errors').uvErrmapGet(code)?.[0] : code,
      killed: this.child.killed || this.killed,
      signal,
    });
    this.error.cmd = this.command;
    this.callback(this.error, stdout, stderr);
  }
}

function execFile(file, ...rest) {
  const [args, given, callback] = fileArguments(...rest);
  const options = { __proto__: null, ...DEFAULTS, ...given };
  validateTimeout(options.timeout);
  validateMaxBuffer(options.maxBuffer);
  options.killSignal = killSignalNumber(options.killSignal);
  const { argv0, cwd, env, gid, shell, signal, uid } = options;
  const child = require('child_process').spawn(file, args, {
    argv0, cwd, env, gid, shell, signal, uid,
    windowsHide: !!options.windowsHide,
    windowsVerbatimArguments: !!options.windowsVerbatimArguments,
  });
  new Execution(child, [file, ...args].join(' '), options, callback);
  return child;
}

function exec(...given) {
  // By way of the module, which packages and tests wrap.
  return require('child_process').execFile(...commandOptions(...given));
}

/** promisify(exec): a promise of { stdout, stderr } whose `child` is the process. */
function promising(original) {
  return function(...args) {
    const { promise, resolve, reject } = Promise.withResolvers();
    // Wrong arguments throw, as they do without a promise.
    promise.child = original(...args, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(Object.assign(error, { stdout, stderr }));
    });
    return promise;
  };
}

for (const original of [exec, execFile]) {
  Object.defineProperty(original, require('util').promisify.custom, {
    value: Object.defineProperty(promising(original), 'name', { value: original.name }),
    enumerable: false,
    writable: false,
    configurable: false,
  });
}

module.exports = { commandOptions, exec, execFile };
