'use strict';
// https://nodejs.org/docs/latest-v22.x/api/repl.html: statements read line by line, evaluated, and their values shown.

const { Interface } = require('readline');
const { codes } = require('internal/errors');
const { inspect } = require('util');
const { lazy } = require('internal/globals');

const REPL_MODE_SLOPPY = Symbol('repl-sloppy');
const REPL_MODE_STRICT = Symbol('repl-strict');

class Recoverable extends SyntaxError {
  constructor(error) {
    super();
    this.err = error;
  }
}

function writer(value) {
  return inspect(value, writer.options);
}
writer.options = { ...inspect.defaultOptions, showProxy: true };

function REPLServer(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode) {
  if (!(this instanceof REPLServer)) {
    return new REPLServer(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode);
  }
  let options = { prompt, eval: evaluate, useGlobal, ignoreUndefined, replMode, input: stream, output: stream };
  if (prompt !== null && typeof prompt === 'object') options = { ...prompt };
  if (options.breakEvalOnSigint && options.eval) throw new codes.ERR_INVALID_REPL_EVAL_CONFIG();
  options.input ??= process.stdin;
  options.output ??= process.stdout;
  const terminal = options.terminal ?? !!options.output.isTTY;
  Interface.call(this, {
    input: options.input, output: options.output, terminal, prompt: options.prompt ?? '> ', historySize: options.historySize,
    completer: options.completer ?? ((line, callback) => require('internal/repl/complete').complete(this, line, callback)),
  });
  this.useColors = options.useColors ?? (terminal && (options.output.getColorDepth?.() ?? 1) > 2);
  this.useGlobal = !!options.useGlobal;
  this.ignoreUndefined = !!options.ignoreUndefined;
  this.replMode = options.replMode ?? REPL_MODE_SLOPPY;
  this.writer = options.writer ?? (this.useColors
    ? (value) => inspect(value, { ...writer.options, colors: true }) : writer);
  this.commands = { __proto__: null };
  this.lines = [];
  this.bufferedCommand = '';
  this.editorMode = false;
  this.underscoreAssigned = false;
  this.underscoreErrAssigned = false;
  this.last = undefined;
  this.lastError = undefined;
  this._initialPrompt = this.getPrompt();
  this._queue = [];
  this.eval = options.eval ?? defaultEval;
  require('internal/repl/commands').define(this);
  this.resetContext();
  listen(this);
  this.displayPrompt();
}
Object.setPrototypeOf(REPLServer.prototype, Interface.prototype);
Object.setPrototypeOf(REPLServer, Interface);

// ---- what statements see ----------------------------------------------------------------------------

REPLServer.prototype.createContext = function createContext() {
  if (this.useGlobal) return globalThis;
  const vm = require('vm');
  const context = vm.createContext();
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    // The language's own are the context's.
    if (/^[A-Z]/.test(name) && vm.runInContext(`typeof ${name}`, context) !== 'undefined') continue;
    if (/^(?:globalThis|undefined|NaN|Infinity|eval|parseInt|parseFloat|isNaN|isFinite|escape|unescape|(?:de|en)code.*)$/
      .test(name)) continue;
    Object.defineProperty(context, name, Object.getOwnPropertyDescriptor(globalThis, name));
  }
  context.global = context;
  context.console = new (require('console').Console)(this.output);
  return context;
};

REPLServer.prototype.resetContext = function resetContext() {
  this.context = this.createContext();
  this.underscoreAssigned = false;
  this.underscoreErrAssigned = false;
  this.lines = [];
  const { Module, makeRequire } = require('internal/modules/cjs');
  const module = new Module('<repl>');
  module.filename = null;
  module.paths = Module._nodeModulePaths(`${require('internal/main').currentDirectory()}/repl`);
  const { define } = require('internal/globals');
  define(this.context, 'module', module);
  define(this.context, 'require', makeRequire(module));
  lastValue(this, '_', 'last', 'underscoreAssigned');
  lastValue(this, '_error', 'lastError', 'underscoreErrAssigned');
  const builtins = require('internal/modules/builtins');
  for (const name of builtins.names()) {
    if (/[/:]|^_/.test(name) || name in this.context) continue;
    lazy(this.context, name, () => builtins.load(name));
  }
  this.emit('reset', this.context);
};

// A variable that follows what was evaluated last, until it is written to.
function lastValue(self, name, field, assigned) {
  Object.defineProperty(self.context, name, {
    configurable: true,
    get: () => self[field],
    set(value) {
      self[field] = value;
      if (self[assigned]) return;
      self[assigned] = true;
      self.output.write(`Expression assignment to ${name} now disabled.\n`);
    },
  });
}

// ---- evaluation -------------------------------------------------------------------------------------

let count = 0;

function evaluateIn(self, context, code, file) {
  const vm = require('vm');
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  const script = new vm.Script(code, { filename: file, importModuleDynamically });
  return self.useGlobal ? script.runInThisContext() : script.runInContext(context);
}

function parses(code) {
  try {
    native('vm').compile(code, 'repl', 1);
    return true;
  } catch {
    return false;
  }
}

// What can be an object is one, rather than a block.
function asExpression(code) {
  if (!/^\s*\{/.test(code) || /;\s*$/.test(code)) return code;
  const wrapped = `(${code.trim()})\n`;
  return parses(wrapped) ? wrapped : code;
}

// What was thrown may be null, which would look like no error.
class Thrown {
  constructor(value) {
    this.value = value;
  }
}

function defaultEval(code, context, file, callback) {
  if (code.trim() === '') {
    callback(null);
    return;
  }
  let source = asExpression(code);
  if (this.replMode === REPL_MODE_STRICT) source = `'use strict'; void 0; ${source}`;
  if (!parses(source)) {
    if (/\bawait\b/.test(source) && evaluateAwaiting(this, source, context, file, callback)) return;
    callback(syntaxErrorOf(source, file, code));
    return;
  }
  let value;
  try {
    value = evaluateIn(this, context, source, file);
  } catch (error) {
    callback(error ?? new Thrown(error));
    return;
  }
  callback(null, value);
}

function syntaxErrorOf(source, file, code) {
  try {
    new (require('vm').Script)(source, { filename: file });
  } catch (error) {
    if (require('internal/repl/unfinished').isUnfinished(code)) return new Recoverable(error);
    return error;
  }
}

// Whether the text makes sense when it may await.
function evaluateAwaiting(self, source, context, file, callback) {
  let promise;
  try {
    promise = self.useGlobal
      ? native('vm').evaluateAsync(source, file).then((answer) => answer.value)
      : evaluateIn(self, context, awaitingFunction(source), file);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    callback(error);
    return true;
  }
  self.pause();
  promise.then((value) => callback(null, value), (error) => callback(error ?? new Thrown(error))).finally(() => self.resume());
  return true;
}

// In a context of its own a declaration becomes an assignment to the context.
function awaitingFunction(source) {
  const text = source.trim().replace(/;\s*$/, '').replace(/^(?:const|let|var)\s+(?=[\w$]+\s*=)/, '');
  const expression = `(async () => (${text}\n))()`;
  return parses(expression) ? expression : `(async () => {${source}\n})()`;
}

// ---- lines ------------------------------------------------------------------------------------------

function listen(self) {
  let isInterrupted = false;
  self.on('line', (line) => {
    isInterrupted = false;
    self._queue.push(line);
    if (self._queue.length === 1) runQueue(self);
  });
  self.on('SIGINT', () => {
    const isEmpty = self.line.length === 0;
    self._clearLine();
    if (self.editorMode || self.bufferedCommand.length > 0 || !isEmpty) {
      isInterrupted = false;
      self.editorMode = false;
    } else if (isInterrupted) {
      self.close();
      return;
    } else {
      self.output.write('(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n');
      isInterrupted = true;
    }
    self.clearBufferedCommand();
    self.displayPrompt();
  });
  self.on('close', () => self.emit('exit'));
}

// A line waits until what was entered before it has been evaluated.
function runQueue(self) {
  const line = self._queue[0];
  take(self, line, () => {
    self._queue.shift();
    if (self._queue.length > 0 && !self.closed) runQueue(self);
  });
}

function take(self, line, done) {
  if (self.editorMode) {
    self.bufferedCommand += `${line}\n`;
    done();
    return;
  }
  const trimmed = line.trim();
  const match = /^\.([^\s]+)\s*(.*)$/.exec(trimmed);
  // A number may begin with a dot.
  if (match !== null && Number.isNaN(Number.parseFloat(trimmed))) {
    if (runCommand(self, match[1], match[2])) {
      done();
      return;
    }
    if (self.bufferedCommand === '') {
      self.output.write('Invalid REPL keyword\n');
      self.displayPrompt();
      done();
      return;
    }
  }
  const code = `${self.bufferedCommand + line}\n`;
  const file = `REPL${++count}`;
  let isOver = false;
  self.eval(code, self.context, file, (error, value) => {
    if (isOver) return;
    isOver = true;
    finish(self, line, error, value);
    done();
  });
}

function runCommand(self, keyword, rest) {
  const command = self.commands[keyword];
  if (command === undefined) return false;
  command.action.call(self, rest);
  return true;
}

function finish(self, line, error, value) {
  const hasFailed = error !== null && error !== undefined;
  self.lines.push(line);
  if (error instanceof Recoverable) {
    self.bufferedCommand += `${line}\n`;
    self.displayPrompt();
    return;
  }
  self.clearBufferedCommand();
  if (hasFailed) {
    self._report(error instanceof Thrown ? error.value : error);
  } else if (value !== undefined || !self.ignoreUndefined) {
    if (!self.underscoreAssigned) self.last = value;
    self.output.write(`${self.writer(value)}\n`);
  } else if (!self.underscoreAssigned) {
    self.last = value;
  }
  if (!self.closed) self.displayPrompt();
}

/** Shows an error that a statement has thrown. */
REPLServer.prototype._report = function(error) {
  if (!this.underscoreErrAssigned) this.lastError = error;
  this.output.write(textOfError(this, error));
};

// Frames below the statement are ours.
function trimStack(error) {
  if (typeof error.stack !== 'string') return;
  if (error instanceof SyntaxError || error.name === 'SyntaxError') {
    error.stack = error.stack.replace(/^REPL\d+:\d+\r?\n/, '').replace(/^\s+at\s.*\n?/gm, '');
    return;
  }
  const lines = error.stack.split('\n');
  const own = lines.findIndex((line) => /^\s+at (?:<?(?:eval|anonymous)>? ?\(?)?REPL\d+:\d+(?::\d+)?\)?$/.test(line) ||
    /^\s+at .*\(?node:/.test(line));
  if (own > 0) error.stack = lines.slice(0, own).join('\n');
}

function textOfError(self, error) {
  const isError = Error.isError(error) || error instanceof Error;
  if (isError) trimStack(error);
  let text = self.writer(error);
  if (isError && text[0] === '[' && text.at(-1) === ']') text = text.slice(1, -1);
  const lines = text.split(/(?<=\n)/);
  let result = '';
  let isMarked = false;
  for (const line of lines) {
    if (!isMarked && /^\[?([A-Z][a-z0-9_]*)*Error/.test(line)) {
      result += `Uncaught ${line}`;
      isMarked = true;
    } else {
      result += line;
    }
  }
  if (!isMarked) result = `Uncaught${lines.length === 1 ? ' ' : ':\n'}${result}`;
  return result.endsWith('\n') ? result : `${result}\n`;
}

// ---- the prompt -------------------------------------------------------------------------------------

REPLServer.prototype.displayPrompt = function displayPrompt(preserveCursor) {
  const isWithin = this.bufferedCommand.length > 0;
  Interface.prototype.setPrompt.call(this, isWithin ? '... ' : this._initialPrompt);
  this.prompt(preserveCursor);
};

REPLServer.prototype.setPrompt = function setPrompt(prompt) {
  this._initialPrompt = prompt;
  Interface.prototype.setPrompt.call(this, prompt);
};

REPLServer.prototype.clearBufferedCommand = function clearBufferedCommand() {
  this.bufferedCommand = '';
};

REPLServer.prototype.defineCommand = function defineCommand(keyword, command) {
  if (typeof command === 'function') command = { action: command };
  else require('internal/validators').validateFunction(command.action, 'cmd.action');
  this.commands[keyword] = command;
};

REPLServer.prototype.setupHistory = function setupHistory(path, callback) {
  require('internal/repl/history').setUp(this, path, callback ?? (() => {}));
};

function start(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode) {
  return new REPLServer(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode);
}

module.exports = {
  start, writer, REPLServer, REPL_MODE_SLOPPY, REPL_MODE_STRICT, Recoverable,
  isValidSyntax: (code) => parses(code) || parses(`_=${code}`),
  get builtinModules() { return require('module').builtinModules.filter((name) => !name.startsWith('_')); },
};
