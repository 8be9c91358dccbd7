'use strict';
// What readline.Interface and readline/promises' have in common: options, lines out of a stream, prompt and
// question, pause and close (https://nodejs.org/docs/latest-v22.x/api/readline.html). The editing of a line on
// a terminal is internal/readline/editing, loaded for terminals only.

const EventEmitter = require('events');
const { codes } = require('internal/errors');

const MIN_CRLF_DELAY = 100;
const HISTORY_SIZE = 30;

// CR and LF may come apart: what a piece that ends with CR is followed by is looked at when it comes.
const lineEnd = /\r?\n|\r(?!\n)|\u2028|\u2029/g;
const asciiLineEnd = /\r?\n|\r(?!\n)/g;

const kLines = Symbol('line iterator');

function isDumb() {
  return process.env.TERM === 'dumb';
}

function InterfaceConstructor(input, output, completer, terminal) {
  EventEmitter.call(this);
  let options = { output, completer, terminal };
  if (input?.input) {
    options = input;
    input = options.input;
  }
  this._sawReturnAt = 0;
  this.isCompletionEnabled = true;
  this._sawKeyPress = false;
  this._previousKey = null;
  this.escapeCodeTimeout = 500;
  this.tabSize = 8;
  takeOptions(this, options);
  this.line = '';
  this._questionCallback = null;
  this.output = options.output;
  this.input = input;
  this.terminal = !!(options.terminal ?? this.output?.isTTY);
  this.closed = false;
  this.paused = false;
  this.setPrompt(options.prompt ?? '> ');
  const onError = (error) => this.emit('error', error);
  input.on('error', onError);
  this.once('close', () => input.removeListener('error', onError));
  if (this.terminal) listenForKeys(this, input);
  else listenForData(this, input);
  listenForAbort(this, options.signal);
  input.resume();
}

Object.setPrototypeOf(InterfaceConstructor.prototype, EventEmitter.prototype);
Object.setPrototypeOf(InterfaceConstructor, EventEmitter);

const prototype = InterfaceConstructor.prototype;

function takeOptions(self, options) {
  const v = require('internal/validators');
  const { completer, escapeCodeTimeout, tabSize, history, historySize = HISTORY_SIZE } = options;
  v.validateAbortSignal(options.signal, 'options.signal');
  if (escapeCodeTimeout !== undefined) {
    if (!Number.isFinite(escapeCodeTimeout)) {
      throw new codes.ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', self.escapeCodeTimeout);
    }
    self.escapeCodeTimeout = escapeCodeTimeout;
  }
  if (tabSize) {
    v.validateUint32(tabSize, 'tabSize', true);
    self.tabSize = tabSize;
  }
  if (completer !== undefined && completer !== null && typeof completer !== 'function') {
    throw new codes.ERR_INVALID_ARG_VALUE('completer', completer);
  }
  if (history !== undefined) v.validateArray(history, 'history');
  v.validateNumber(historySize, 'historySize', 0);
  self.history = history ?? [];
  self.historySize = historySize;
  if (options.unicodeLineSeparators !== undefined) {
    v.validateBoolean(options.unicodeLineSeparators, 'options.unicodeLineSeparators');
  }
  self._lineEnd = options.unicodeLineSeparators === false ? asciiLineEnd : lineEnd;
  self.removeHistoryDuplicates = !!options.removeHistoryDuplicates;
  self.crlfDelay = options.crlfDelay ? Math.max(MIN_CRLF_DELAY, options.crlfDelay) : MIN_CRLF_DELAY;
  if (typeof completer === 'function') self.completer = completer;
}

function listenForData(self, input) {
  const { StringDecoder } = require('string_decoder');
  self._decoder = new StringDecoder('utf8');
  const onData = (data) => self._normalWrite(data);
  const onEnd = () => {
    if (typeof self._line_buffer === 'string' && self._line_buffer.length > 0) {
      self.emit('line', self._line_buffer);
    }
    self.close();
  };
  input.on('data', onData);
  input.on('end', onEnd);
  self.once('close', () => {
    input.removeListener('data', onData);
    input.removeListener('end', onEnd);
  });
}

function listenForKeys(self, input) {
  require('internal/readline/editing').install(prototype);
  const onKeypress = (text, key) => {
    self._ttyWrite(text, key);
    const first = key?.sequence?.charCodeAt(0);
    // Half a surrogate pair has spoiled what the terminal shows.
    if (first >= 0xd800 && first <= 0xdfff && key.sequence.length === 1) self._refreshLine();
  };
  const onEnd = () => {
    if (typeof self.line === 'string' && self.line.length > 0) self.emit('line', self.line);
    self.close();
  };
  const onResize = () => self._refreshLine();
  require('internal/readline/keypress').emitKeypressEvents(input, self);
  input.on('keypress', onKeypress);
  input.on('end', onEnd);
  self._setRawMode(true);
  self.cursor = 0;
  self.historyIndex = -1;
  self._undoStack = [];
  self._redoStack = [];
  self._killRing = [];
  self._killRingCursor = 0;
  self._yanking = false;
  self._substringSearch = null;
  const { output } = self;
  if (output !== null && output !== undefined) output.on('resize', onResize);
  self.once('close', () => {
    input.removeListener('keypress', onKeypress);
    input.removeListener('end', onEnd);
    if (output !== null && output !== undefined) output.removeListener('resize', onResize);
  });
}

function listenForAbort(self, signal) {
  if (!signal) return;
  const onAbort = () => self.close();
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  const listening = EventEmitter.addAbortListener(signal, onAbort);
  self.once('close', listening[Symbol.dispose ?? Symbol.for('nodejs.dispose')]);
}

Object.defineProperty(prototype, 'columns', {
  configurable: true,
  enumerable: true,
  get() { return this.output?.columns || Infinity; },
});

// ---- prompt and question --------------------------------------------------------------------------

prototype.setPrompt = function setPrompt(prompt) {
  this._prompt = prompt;
};

prototype.getPrompt = function getPrompt() {
  return this._prompt;
};

prototype.prompt = function prompt(preserveCursor) {
  if (this.paused) this.resume();
  if (this.terminal && !isDumb()) {
    if (!preserveCursor) this.cursor = 0;
    this._refreshLine();
  } else {
    this._writeToOutput(this._prompt);
  }
};

/** Asks; the next line goes to `callback` instead of to 'line'. */
prototype._question = function(query, callback) {
  if (this.closed) throw new codes.ERR_USE_AFTER_CLOSE('readline');
  if (this._questionCallback) {
    this.prompt();
    return;
  }
  this._oldPrompt = this._prompt;
  this.setPrompt(query);
  this._questionCallback = callback;
  this.prompt();
};

prototype._questionCancel = function() {
  if (!this._questionCallback) return;
  this._questionCallback = null;
  this.setPrompt(this._oldPrompt);
  this._clearLine();
};

// What _ttyWrite leaves on the screen is none of a plain stream's business, but the fields are the same.
prototype._clearLine = function() {
  if (this.terminal) this._moveCursor(+Infinity);
  this._writeToOutput('\r\n');
  this.line = '';
  this.cursor = 0;
  this.prevRows = 0;
};

prototype._onLine = function(line) {
  if (!this._questionCallback) {
    this.emit('line', line);
    return;
  }
  const callback = this._questionCallback;
  this._questionCallback = null;
  this.setPrompt(this._oldPrompt);
  callback(line);
};

prototype._writeToOutput = function(text) {
  require('internal/validators').validateString(text, 'stringToWrite');
  if (this.output !== null && this.output !== undefined) this.output.write(text);
};

prototype._setRawMode = function(mode) {
  const before = this.input.isRaw;
  if (typeof this.input.setRawMode === 'function') this.input.setRawMode(mode);
  return before;
};

// ---- the stream -----------------------------------------------------------------------------------

prototype.pause = function pause() {
  if (this.paused) return;
  this.input.pause();
  this.paused = true;
  this.emit('pause');
  return this;
};

prototype.resume = function resume() {
  if (!this.paused) return;
  this.input.resume();
  this.paused = false;
  this.emit('resume');
  return this;
};

prototype.close = function close() {
  if (this.closed) return;
  this.pause();
  if (this.terminal) this._setRawMode(false);
  this.closed = true;
  this.emit('close');
};

if (Symbol.dispose) {
  Object.defineProperty(prototype, Symbol.dispose, {
    configurable: true, writable: true, value() { this.close(); },
  });
}

prototype.write = function write(data, key) {
  if (this.paused) this.resume();
  if (this.terminal) this._ttyWrite(data, key);
  else this._normalWrite(data);
};

prototype._normalWrite = function(data) {
  if (data === undefined) return;
  let text = this._decoder.write(data);
  if (this._sawReturnAt && Date.now() - this._sawReturnAt <= this.crlfDelay) {
    if (text.charCodeAt(0) === 10) text = text.slice(1);
    this._sawReturnAt = 0;
  }
  const lineEnd = this._lineEnd;
  // Only the new piece is searched: a line may come in very many.
  lineEnd.lastIndex = 0;
  let match = lineEnd.exec(text);
  if (match === null) {
    if (text) this._line_buffer = this._line_buffer ? this._line_buffer + text : text;
    return;
  }
  this._sawReturnAt = text.endsWith('\r') ? Date.now() : 0;
  const lines = [];
  let start = 0;
  while (match !== null) {
    lines.push(text.slice(start, match.index));
    start = lineEnd.lastIndex;
    match = lineEnd.exec(text);
  }
  if (this._line_buffer) lines[0] = this._line_buffer + lines[0];
  this._line_buffer = text.slice(start);
  for (let i = 0; i < lines.length; i++) this._onLine(lines[i]);
};

prototype[Symbol.asyncIterator] = function() {
  return this[kLines] ??= linesOf(this);
};

// As events.on() gives them, a line where that gives the list of arguments.
function linesOf(self) {
  const events = EventEmitter.on(self, 'line', { close: ['close'], highWaterMark: 1024 });
  const { next } = events;
  events.next = async function() {
    const step = await next();
    return step.done ? step : { value: step.value[0], done: false };
  };
  return events;
}

module.exports = { InterfaceConstructor, isDumb };
