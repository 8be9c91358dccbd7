'use strict';
// spawnSync, execFileSync and execSync: the program stands still until the child has ended
// (https://nodejs.org/api/child_process.html#synchronous-process-creation).

const child = native('child');
const { codes, ErrnoException, genericNodeError } = require('internal/errors');
const { fromArrayBuffer } = require('internal/buffer');
const {
  killSignalNumber, normalize, validateMaxBuffer, validateTimeout,
} = require('internal/child/options');

const MAX_BUFFER = 1024 * 1024;

function inputBytes(input, name, encoding) {
  if (input === undefined || input === null) return new Uint8Array(0);
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (typeof input === 'string') {
    return require('buffer').Buffer.from(input, encoding === 'buffer' ? undefined : encoding);
  }
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView', 'string'], input);
}

function spawnSync(file, args, options) {
  options = { __proto__: null, maxBuffer: MAX_BUFFER, ...normalize(file, args, options) };
  validateTimeout(options.timeout);
  validateMaxBuffer(options.maxBuffer);
  options.killSignal = killSignalNumber(options.killSignal);
  return run(options);
}

function run(options) {
  const { entries } = require('internal/child/stdio').normalize(options.stdio || 'pipe', true);
  const given = Array.isArray(options.stdio) ? options.stdio : [];
  const inputs = entries.map((entry, i) => {
    if (i === 0 && options.input) return inputBytes(options.input, 'options.input', options.encoding);
    const own = given[i];
    return typeof own === 'string' ? new Uint8Array(0) :
      inputBytes(ArrayBuffer.isView(own) ? own : own?.input, `options.stdio[${i}]`, options.encoding);
  });
  const { request, signalName } = require('internal/child/process');
  const wanted = request(options, options.envPairs);
  wanted.timeout = options.timeout ?? 0;
  wanted.maxBuffer = Number.isFinite(options.maxBuffer) ? options.maxBuffer : 0;
  wanted.killSignal = options.killSignal ?? 15;
  const [errno, pid, status, signal, ...outputs] =
    child.spawnSync(wanted, entries.map((entry) => entry.native), inputs);
  const started = pid !== 0;
  return describe(options, {
    errno,
    status: started && signal === 0 ? status : null,
    signal: signal === 0 ? null : signalName(signal),
    output: started ? outputs.map((memory) => (memory === null ? null : fromArrayBuffer(memory))) : null,
    pid,
  });
}

function describe(options, { errno, status, signal, output, pid }) {
  const { encoding } = options;
  if (output !== null && encoding && encoding !== 'buffer') {
    output = output.map((bytes) => (bytes === null ? null : bytes.toString(encoding)));
  }
  const result = { status, signal, output, pid };
  result.stdout = output === null ? null : output[1];
  result.stderr = output === null ? null : output[2];
  if (errno === 0) return result;
  const error = new ErrnoException(-errno, `spawnSync ${options.file}`);
  error.path = options.file;
  error.spawnargs = options.args.slice(1);
  return { error, ...result };
}

// The error of a result, if it was not a success.
function failure(result, command) {
  let error;
  if (result.error) {
    error = result.error;
  } else if (result.status !== 0) {
    let message = `Command failed: ${command}`;
    if (result.stderr && result.stderr.length > 0) message += `\n${result.stderr.toString()}`;
    error = genericNodeError(message);
  } else {
    return undefined;
  }
  return Object.assign(error, result);
}

// What the child says on standard error is seen, unless the program asked for it.
function finish(result, options, command) {
  if (!options.stdio && result.stderr) process.stderr.write(result.stderr);
  const error = failure(result, command);
  if (error !== undefined) throw error;
  return result.stdout;
}

function execFileSync(file, args, options) {
  if (args !== undefined && args !== null && typeof args === 'object' && !Array.isArray(args)) {
    options = args;
    args = undefined;
  }
  if (args === null) args = undefined;
  options = options === undefined || options === null ? {} : options;
  const result = spawnSync(file, args, options);
  const name = options.argv0 ?? file;
  return finish(result, options, [name, ...args ?? []].join(' '));
}

function execSync(command, options) {
  const { commandOptions } = require('internal/child/exec');
  const [, whole] = commandOptions(command, options);
  return finish(spawnSync(command, whole), whole, command);
}

module.exports = { spawnSync, execFileSync, execSync };
