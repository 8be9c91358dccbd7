'use strict';
// https://nodejs.org/docs/latest-v22.x/api/repl.html: statements read line by line, evaluated, and their values
// shown. What evaluates them is internal/repl/evaluation; how errors look, internal/repl/report.

const { Interface } = require('readline');
const { codes } = require('internal/errors');
const { inspect } = require('util');
const { define, lazy } = require('internal/globals');

const REPL_MODE_SLOPPY = Symbol('repl-sloppy');
const REPL_MODE_STRICT = Symbol('repl-strict');

/** The option that says: this REPL is the program. */
const kStandalone = Symbol('standalone');

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

function optionsOf(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode) {
  if (prompt !== null && typeof prompt === 'object') {
    const options = { ...prompt };
    stream = options.stream || options.socket;
    if (stream && !options.input) Object.assign(options, { input: stream, output: options.output ?? stream });
    return options;
  }
  return { prompt, eval: evaluate, useGlobal, ignoreUndefined, replMode, input: stream, output: stream };
}

function REPLServer(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode) {
  if (!(this instanceof REPLServer)) {
    return new REPLServer(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode);
  }
  const options = optionsOf(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode);
  if (options.breakEvalOnSigint && options.eval) throw new codes.ERR_INVALID_REPL_EVAL_CONFIG();
  const input = options.input ?? process.stdin;
  const output = options.output ?? process.stdout;
  const terminal = options.terminal ?? !!output.isTTY;
  this._initialPrompt = options.prompt ?? '> ';
  this.isStandalone = options[kStandalone] === true;
  this.breakEvalOnSigint = !!options.breakEvalOnSigint;
  this.useGlobal = !!options.useGlobal;
  this.useColors = !!(options.useColors ?? (output.isTTY && (output.getColorDepth?.() ?? 2) > 1));
  this.ignoreUndefined = !!options.ignoreUndefined;
  this.replMode = options.replMode ?? REPL_MODE_SLOPPY;
  this.writer = options.writer ?? writer;
  if (this.writer === writer) writer.options.colors = this.useColors;
  Interface.call(this, {
    input, output, terminal, prompt: this._initialPrompt, historySize: options.historySize,
    completer: options.completer ?? ((line, callback) => {
      require('internal/repl/complete').complete(this, line, callback);
    }),
  });
  this.commands = { __proto__: null };
  this.lines = [];
  this.bufferedCommand = '';
  this.editorMode = false;
  this.underscoreAssigned = false;
  this.underscoreErrAssigned = false;
  this.last = undefined;
  this.lastError = undefined;
  this.isLoading = false;
  this._flushing = false;
  this._queue = [];
  this._isBusy = false;
  listenForErrors(this, options.domain);
  this.eval = this._domain.bind(options.eval || require('internal/repl/evaluation').evaluate);
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
  const own = new Set(vm.runInContext('Object.getOwnPropertyNames(globalThis)', context));
  // The language's own are the context's.
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!own.has(name)) Object.defineProperty(context, name, Object.getOwnPropertyDescriptor(globalThis, name));
  }
  context.global = context;
  const console = new (require('console').Console)(this.output);
  Object.defineProperty(context, 'console', { configurable: true, writable: true, value: console });
  addBuiltins(context);
  return context;
};

function addBuiltins(context) {
  const builtins = require('internal/modules/builtins');
  for (const name of builtins.names()) {
    if (/[/:]|^_|^repl$/.test(name) || Object.hasOwn(context, name)) continue;
    lazy(context, name, () => builtins.load(name));
  }
  if (!Object.hasOwn(context, 'repl')) define(context, 'repl', module.exports);
}

REPLServer.prototype.resetContext = function resetContext() {
  this.context = this.createContext();
  this.underscoreAssigned = false;
  this.underscoreErrAssigned = false;
  this.lexicalNames = new Set();
  this.lines = [];
  const { Module, makeRequire } = require('internal/modules/cjs');
  const own = new Module('<repl>');
  own.filename = null;
  const place = `${require('internal/main').currentDirectory()}/repl`;
  own.paths = [...Module._nodeModulePaths(place), ...Module.globalPaths];
  define(this.context, 'module', own);
  define(this.context, 'require', makeRequire(own));
  lastValue(this, '_', 'last', 'underscoreAssigned');
  lastValue(this, '_error', 'lastError', 'underscoreErrAssigned');
  if (this.useGlobal) addBuiltins(this.context);
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

// ---- errors -----------------------------------------------------------------------------------------

const domains = new WeakSet();

// What a statement leaves behind (timers, ticks, emitters) throws into the REPL's domain.
function listenForErrors(self, given) {
  const domain = self._domain = given || require('domain').create();
  domain.on('error', (error) => self._report(error));
  if (self.isStandalone) {
    require('domain').lastResort = domain;
    return;
  }
  if (!process.listeners('newListener').includes(refuseUncaught)) {
    process.prependListener('newListener', refuseUncaught);
  }
  domains.add(domain);
}

// In a program's own REPL a listener for uncaught errors would be the whole program's.
function refuseUncaught(event) {
  if (event === 'uncaughtException' && process.domain && domains.has(process.domain)) {
    throw new codes.ERR_INVALID_REPL_INPUT('Listeners for `uncaughtException` cannot be used in the REPL');
  }
}

/** Shows an error that a statement has thrown, and asks for the next one. */
REPLServer.prototype._report = function(error) {
  const text = require('internal/repl/report').textOf(this, error);
  if (!this.underscoreErrAssigned) this.lastError = error;
  if (this.isStandalone && process.listenerCount('uncaughtException') > 0) {
    process.nextTick(() => {
      process.emit('uncaughtException', error);
      this.clearBufferedCommand();
      this.displayPrompt();
    });
    return;
  }
  this.output.write(text);
  this.clearBufferedCommand();
  if (!this.closed) this.displayPrompt();
};

// ---- lines ------------------------------------------------------------------------------------------

let count = 0;

function listen(self) {
  let isInterrupted = false;
  self.on('line', (line) => {
    isInterrupted = false;
    self._queue.push(line ?? '');
    if (!self._isBusy) runQueue(self);
  });
  self.on('SIGINT', () => {
    const isEmpty = self.line.length === 0 && self.bufferedCommand.length === 0;
    self._clearLine();
    self._setEditorMode(false);
    if (isEmpty && isInterrupted) {
      isInterrupted = false;
      self.close();
      return;
    }
    isInterrupted = isEmpty;
    if (isEmpty) self.output.write('(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n');
    self.clearBufferedCommand();
    self.displayPrompt();
  });
  self.on('close', () => {
    if (self._isBusy) self._queue.push(null);
    else self.emit('exit');
  });
}

// A line waits until what was entered before it has been awaited.
function runQueue(self) {
  while (self._queue.length > 0 && !self._isBusy) {
    const line = self._queue.shift();
    if (line === null) self.emit('exit');
    else take(self, line);
  }
}

/** While a statement awaits something, the lines that come are kept. */
REPLServer.prototype._setBusy = function(isBusy) {
  this._isBusy = isBusy;
  if (!isBusy) runQueue(this);
};

function take(self, line) {
  if (self.editorMode) {
    self.bufferedCommand += `${line}\n`;
    self.lines.push(line);
    // The next line begins where this one did.
    const indent = self._sawKeyPress && !self.isLoading ? /^\s+/.exec(line) : null;
    if (indent !== null) self.write(indent[0]);
    return;
  }
  const trimmed = line.trim();
  // A number may begin with a dot, and so may what is spread.
  if (trimmed[0] === '.' && trimmed[1] !== '.' && Number.isNaN(Number.parseFloat(trimmed))) {
    const [, keyword, rest] = /^\.([^\s]+)\s*(.*)$/.exec(trimmed) ?? [];
    const command = self.commands[keyword];
    if (command !== undefined) {
      command.action.call(self, rest);
      return;
    }
    if (self.bufferedCommand === '') {
      self.output.write('Invalid REPL keyword\n');
      self.displayPrompt();
      return;
    }
  }
  self.eval(`${self.bufferedCommand + line}\n`, self.context, `REPL${++count}`, function(error, value) {
    finish(self, line, error, value, arguments.length > 1);
  });
}

function finish(self, line, error, value, hasValue) {
  self.lines.push(line);
  const isRecoverable = error instanceof Recoverable;
  if (error && !isRecoverable && self.bufferedCommand === '' && line.trim().startsWith('npm ')) {
    self.output.write('npm should be run outside of the Node.js REPL, in your normal shell.\n' +
      '(Press Ctrl+D to exit.)\n');
    self.displayPrompt();
    return;
  }
  if (isRecoverable && !self._isEdited) {
    self.bufferedCommand += `${line}\n`;
    self.displayPrompt();
    return;
  }
  self._isEdited = false;
  if (error) {
    self._domain.emit('error', error.err || error);
    return;
  }
  self.clearBufferedCommand();
  if (hasValue && (value !== undefined || !self.ignoreUndefined)) {
    if (!self.underscoreAssigned) self.last = value;
    self.output.write(`${self.writer(value)}\n`);
  }
  if (!self.closed) self.displayPrompt();
}

// ---- the editor -------------------------------------------------------------------------------------

/** In it lines are gathered, and evaluated together in the end. */
REPLServer.prototype._setEditorMode = function(isOn) {
  this.editorMode = isOn;
  Interface.prototype.setPrompt.call(this, isOn ? '' : this._initialPrompt);
};

REPLServer.prototype._ttyWrite = function(text, key) {
  key ||= {};
  if (!this.editorMode || !this.terminal) {
    Interface.prototype._ttyWrite.call(this, text, key);
    return;
  }
  if (key.ctrl && !key.shift) {
    if (key.name === 'n' || key.name === 'p') return;
    if (key.name === 'd') {
      this._setEditorMode(false);
      this._isEdited = true;
      key = { name: 'return' };
    }
  } else if (key.name === 'up' || key.name === 'down') {
    return;
  } else if (key.name === 'tab') {
    this._previousKey = null;
  }
  Interface.prototype._ttyWrite.call(this, text, key);
};

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

REPLServer.prototype.close = function close() {
  const end = Interface.prototype.close;
  if (this.terminal && this._flushing && !this._isClosing) {
    this._isClosing = true;
    this.once('flushHistory', () => end.call(this));
    return;
  }
  process.nextTick(() => end.call(this));
};

REPLServer.prototype.defineCommand = function defineCommand(keyword, command) {
  if (typeof command === 'function') command = { action: command };
  else require('internal/validators').validateFunction(command.action, 'cmd.action');
  this.commands[keyword] = command;
};

REPLServer.prototype.complete = function complete(line, callback) {
  this.completer(line, callback);
};

REPLServer.prototype.setupHistory = function setupHistory(given = {}, callback = undefined) {
  if (typeof given === 'function') {
    callback = given;
    given = {};
  }
  if (typeof given === 'string') given = { filePath: given };
  require('internal/repl/history').setUp(this, given, callback ?? given.onHistoryFileLoaded ?? (() => {}));
};

const noteOldName = pendingDeprecation(
  'repl.inputStream and repl.outputStream are deprecated. Use repl.input and repl.output instead', 'DEP0141');
for (const [old, name] of [['inputStream', 'input'], ['outputStream', 'output']]) {
  Object.defineProperty(REPLServer.prototype, old, {
    configurable: true,
    enumerable: true,
    get() {
      noteOldName();
      return this[name];
    },
    set(value) { this[name] = value; },
  });
}

function pendingDeprecation(message, code) {
  let isGiven = false;
  return () => {
    if (isGiven || !require('internal/options').get('--pending-deprecation')) return;
    isGiven = true;
    process.emitWarning(message, 'DeprecationWarning', code);
  };
}

function start(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode) {
  return new REPLServer(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode);
}

module.exports = {
  start, writer, REPLServer, REPL_MODE_SLOPPY, REPL_MODE_STRICT, Recoverable,
  isValidSyntax: (code) => require('internal/repl/evaluation').isValid(code),
};
Object.defineProperty(module.exports, 'kStandalone', { value: kStandalone });

// Programs add names of their own, to have them completed.
let names;
for (const [name, code] of [['builtinModules', 'DEP0191'], ['_builtinLibs', 'DEP0142']]) {
  const note = pendingDeprecation(`repl.${name} is deprecated. Check module.builtinModules instead`, code);
  Object.defineProperty(module.exports, name, {
    configurable: true,
    enumerable: true,
    get() {
      note();
      return names ??= require('module').builtinModules.filter((each) => !each.startsWith('_'));
    },
    set(value) { names = value; },
  });
}
