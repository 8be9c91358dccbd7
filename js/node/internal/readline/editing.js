'use strict';
// Editing a line on a terminal: keys, cursor, history, deleting and yanking, undo, completion, and what has to
// be written for the screen to show it. The methods become those of the Interface with the first terminal;
// each calls the others by `this`, so that a program may replace one.

const { cursorTo, moveCursor, clearScreenDown } = require('internal/readline/callbacks');
const { isDumb } = require('internal/readline/interface');

const MOST_UNDO = 2048;
const MOST_KILLED = 32;

const kMark = Symbol('installed');

function width(text) {
  return require('internal/util/width').textWidth(text);
}

function lengthAt(text, at) {
  if (at >= text.length) return 1;
  return text.codePointAt(at) >= 0x10000 ? 2 : 1;
}

function lengthBefore(text, at) {
  if (at <= 0) return 0;
  return at > 1 && text.codePointAt(at - 2) >= 0x10000 ? 2 : 1;
}

/** How far back the word before the cursor begins. */
function wordBefore(text) {
  const reversed = Array.from(text).reverse().join('');
  return /^\s*(?:[^\w\s]+|\w+)?/.exec(reversed)[0].length;
}

function commonPrefix(texts) {
  if (texts.length === 0) return '';
  const sorted = texts.slice().sort();
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  let length = 0;
  while (length < first.length && first[length] === last[length]) length++;
  return first.slice(0, length);
}

const screen = {
  /** Where the cursor is after `text` was written from the first column. */
  _getDisplayPos(text) {
    const columns = this.columns;
    let offset = 0;
    let rows = 0;
    for (const character of require('util').stripVTControlCharacters(text)) {
      if (character === '\n') {
        rows += Math.ceil(offset / columns) || 1;
        offset = 0;
      } else if (character === '\t') {
        offset += this.tabSize - (offset % this.tabSize);
      } else {
        const taken = width(character);
        // A wide character does not begin in the last column.
        if (taken === 2 && (offset + 1) % columns === 0) offset++;
        offset += taken;
      }
    }
    const cols = offset % columns;
    rows += (offset - cols) / columns;
    return { cols, rows: rows || 0 };
  },

  getCursorPos() {
    return this._getDisplayPos(this._prompt + this.line.slice(0, this.cursor));
  },

  _getCursorPos() {
    return this.getCursorPos();
  },

  _refreshLine() {
    const text = this._prompt + this.line;
    const end = this._getDisplayPos(text);
    const at = this.getCursorPos();
    const rowsAbove = this.prevRows || 0;
    if (rowsAbove > 0) moveCursor(this.output, 0, -rowsAbove);
    cursorTo(this.output, 0);
    clearScreenDown(this.output);
    this._writeToOutput(text);
    // Makes the terminal go to the next row.
    if (end.cols === 0) this._writeToOutput(' ');
    cursorTo(this.output, at.cols);
    const below = end.rows - at.rows;
    if (below > 0) moveCursor(this.output, 0, -below);
    this.prevRows = at.rows;
  },

  _moveCursor(by) {
    if (by === 0) return;
    const before = this.getCursorPos();
    this.cursor = Math.min(Math.max(this.cursor + by, 0), this.line.length);
    const after = this.getCursorPos();
    if (before.rows === after.rows) moveCursor(this.output, after.cols - before.cols, 0);
    else this._refreshLine();
  },

  _wordLeft() {
    if (this.cursor > 0) this._moveCursor(-wordBefore(this.line.slice(0, this.cursor)));
  },

  _wordRight() {
    if (this.cursor >= this.line.length) return;
    this._moveCursor(/^(?:\s+|[^\w\s]+|\w+)\s*/.exec(this.line.slice(this.cursor))[0].length);
  },
};

const changes = {
  // What the line was, for undo.
  _beforeEdit(text, cursor) {
    if (this._undoStack.push({ text, cursor }) > MOST_UNDO) this._undoStack.shift();
  },

  _insertString(text) {
    this._beforeEdit(this.line, this.cursor);
    if (this.cursor < this.line.length) {
      this.line = this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor);
      this.cursor += text.length;
      this._refreshLine();
      return;
    }
    // Pasted text is only looked at when its last character has come.
    const before = this.isCompletionEnabled ? this.getCursorPos() : null;
    this.line += text;
    this.cursor += text.length;
    if (before !== null && before.rows < this.getCursorPos().rows) this._refreshLine();
    else this._writeToOutput(text);
  },

  // Takes `before` characters before the cursor out, and `after` behind it.
  _cut(before, after) {
    this._beforeEdit(this.line, this.cursor);
    const start = this.cursor - before;
    this.line = this.line.slice(0, start) + this.line.slice(this.cursor + after);
    this.cursor = start;
    this._refreshLine();
  },

  _deleteLeft() {
    if (this.cursor > 0 && this.line.length > 0) this._cut(lengthBefore(this.line, this.cursor), 0);
  },

  _deleteRight() {
    if (this.cursor < this.line.length) this._cut(0, lengthAt(this.line, this.cursor));
  },

  _deleteWordLeft() {
    if (this.cursor > 0) this._cut(wordBefore(this.line.slice(0, this.cursor)), 0);
  },

  _deleteWordRight() {
    if (this.cursor >= this.line.length) return;
    this._cut(0, /^(?:\s+|\W+|\w+)\s*/.exec(this.line.slice(this.cursor))[0].length);
  },

  _deleteLineLeft() {
    this._kill(this.line.slice(0, this.cursor));
    this._cut(this.cursor, 0);
  },

  _deleteLineRight() {
    this._kill(this.line.slice(this.cursor));
    this._cut(0, this.line.length - this.cursor);
  },

  _kill(text) {
    if (!text || text === this._killRing[0]) return;
    this._killRing.unshift(text);
    this._killRingCursor = 0;
    while (this._killRing.length > MOST_KILLED) this._killRing.pop();
  },

  _yank() {
    if (this._killRing.length === 0) return;
    this._yanking = true;
    this._insertString(this._killRing[this._killRingCursor]);
  },

  _yankPop() {
    if (!this._yanking || this._killRing.length < 2) return;
    const last = this._killRing[this._killRingCursor];
    this._killRingCursor = (this._killRingCursor + 1) % this._killRing.length;
    const text = this._killRing[this._killRingCursor];
    const head = this.line.slice(0, this.cursor - last.length);
    this.line = head + text + this.line.slice(this.cursor);
    this.cursor = head.length + text.length;
    this._refreshLine();
  },

  _restore(from, to) {
    if (from.length === 0) return;
    to.push({ text: this.line, cursor: this.cursor });
    const { text, cursor } = from.pop();
    this.line = text;
    this.cursor = cursor;
    this._refreshLine();
  },

  _undo() {
    this._restore(this._undoStack, this._redoStack);
  },

  _redo() {
    this._restore(this._redoStack, this._undoStack);
  },

  _line() {
    const line = this._addHistory();
    this._undoStack = [];
    this._redoStack = [];
    this.clearLine();
    this._onLine(line);
  },

  clearLine() {
    this._clearLine();
  },
};

const memory = {
  _addHistory() {
    if (this.line.length === 0) return '';
    if (!this.history || this.historySize === 0 || this.line.trim().length === 0) return this.line;
    if (this.history.length === 0 || this.history[0] !== this.line) {
      if (this.removeHistoryDuplicates) {
        const at = this.history.indexOf(this.line);
        if (at !== -1) this.history.splice(at, 1);
      }
      this.history.unshift(this.line);
      if (this.history.length > this.historySize) this.history.pop();
    }
    this.historyIndex = -1;
    // A listener may take secrets out of the history.
    const line = this.history[0];
    this.emit('history', this.history);
    return line;
  },

  // Goes through the history by `step` to a line that begins as what stood before the cursor.
  _historyMove(step) {
    this._beforeEdit(this.line, this.cursor);
    const search = this._substringSearch || '';
    const { history } = this;
    let index = this.historyIndex + step;
    while (index >= 0 && index < history.length &&
      (!history[index].startsWith(search) || this.line === history[index])) index += step;
    this.line = index >= 0 && index < history.length ? history[index] : search;
    this.historyIndex = index;
    this.cursor = this.line.length;
    this._refreshLine();
  },

  _historyNext() {
    if (this.historyIndex >= 0) this._historyMove(-1);
  },

  _historyPrev() {
    if (this.historyIndex < this.history.length && this.history.length > 0) this._historyMove(1);
  },
};

const completion = {
  _tabCompleter(lastWasTab, [completions, completed]) {
    if (!completions || completions.length === 0) return;
    const prefix = commonPrefix(completions.filter((each) => each !== ''));
    if (prefix.startsWith(completed) && prefix.length > completed.length) {
      this._insertString(prefix.slice(completed.length));
      return;
    }
    if (!completed.startsWith(prefix)) {
      const start = this.cursor - completed.length;
      this.line = this.line.slice(0, start) + prefix + this.line.slice(this.cursor);
      this.cursor = start + prefix.length;
      this._refreshLine();
      return;
    }
    if (!lastWasTab) return;
    this._beforeEdit(this.line, this.cursor);
    this._writeToOutput(this._inColumns(completions));
    this._refreshLine();
  },

  // An empty completion divides groups.
  _inColumns(completions) {
    const widths = completions.map(width);
    const column = Math.max(...widths) + 2;
    let perRow = Math.floor(this.columns / column) || 1;
    if (perRow === Infinity) perRow = 1;
    let text = '\r\n';
    let inRow = 0;
    let gap = 0;
    completions.forEach((each, i) => {
      if (each === '' || inRow === perRow) {
        text += '\r\n';
        inRow = 0;
        gap = 0;
      } else {
        text += ' '.repeat(gap);
      }
      if (each === '') {
        text += '\r\n';
      } else {
        text += each;
        gap = column - widths[i];
        inRow++;
      }
    });
    return inRow === 0 ? text : `${text}\r\n\r\n`;
  },
};

// ---- keys -----------------------------------------------------------------------------------------

function interrupt(self) {
  if (self.listenerCount('SIGINT') > 0) self.emit('SIGINT');
  else self.close();
}

function suspend(self) {
  if (self.listenerCount('SIGTSTP') > 0) {
    self.emit('SIGTSTP');
    return;
  }
  process.once('SIGCONT', () => {
    // A program that paused it meanwhile wants it so.
    if (!self.paused) {
      self.pause();
      self.emit('SIGCONT');
    }
    self._setRawMode(true);
    self._refreshLine();
  });
  self._setRawMode(false);
  process.kill(process.pid, 'SIGTSTP');
}

function deleteOrEnd(self) {
  if (self.cursor === 0 && self.line.length === 0) self.close();
  else if (self.cursor < self.line.length) self._deleteRight();
}

function clearScreen(self) {
  cursorTo(self.output, 0, 0);
  clearScreenDown(self.output);
  self._refreshLine();
}

function left(self) { self._moveCursor(-lengthBefore(self.line, self.cursor)); }
function right(self) { self._moveCursor(+lengthAt(self.line, self.cursor)); }
function home(self) { self._moveCursor(-Infinity); }
function end(self) { self._moveCursor(+Infinity); }
function deleteLeft(self) { self._deleteLeft(); }
function deleteWordLeft(self) { self._deleteWordLeft(); }
function deleteWordRight(self) { self._deleteWordRight(); }
function deleteLineLeft(self) { self._deleteLineLeft(); }
function deleteLineRight(self) { self._deleteLineRight(); }
function wordLeft(self) { self._wordLeft(); }
function wordRight(self) { self._wordRight(); }
function older(self) { self._historyPrev(); }
function newer(self) { self._historyNext(); }

const CONTROL_SHIFT = { backspace: deleteLineLeft, delete: deleteLineRight };

const CONTROL = {
  c: interrupt, h: deleteLeft, d: deleteOrEnd, u: deleteLineLeft, k: deleteLineRight, a: home, e: end,
  b: left, f: right, l: clearScreen, n: newer, p: older, z: suspend, w: deleteWordLeft,
  backspace: deleteWordLeft, delete: deleteWordRight, left: wordLeft, right: wordRight,
  y: (self) => self._yank(),
};

const META = {
  b: wordLeft, f: wordRight, d: deleteWordRight, delete: deleteWordRight, backspace: deleteWordLeft,
  y: (self) => self._yankPop(),
};

const PLAIN = {
  return(self) {
    self._sawReturnAt = Date.now();
    self._line();
  },
  enter(self) {
    if (self._sawReturnAt === 0 || Date.now() - self._sawReturnAt > self.crlfDelay) self._line();
    self._sawReturnAt = 0;
  },
  backspace: deleteLeft,
  delete: (self) => self._deleteRight(),
  left,
  right,
  home,
  end,
  up: older,
  down: newer,
};

function find(table, name) {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
}

// Text typed or pasted; every line of it but the last is entered.
function insertText(self, text) {
  const lineEnd = self._lineEnd;
  let start = 0;
  lineEnd.lastIndex = 0;
  let match = lineEnd.exec(text);
  if (match === null) {
    self._insertString(text);
    return;
  }
  for (; match !== null; match = lineEnd.exec(text)) {
    const next = lineEnd.lastIndex;
    self._insertString(text.slice(start, match.index));
    self._line();
    start = next;
    lineEnd.lastIndex = next;
  }
  if (start < text.length) self._insertString(text.slice(start));
}

const keys = {
  _ttyWrite(text, key) {
    const previous = this._previousKey;
    key ||= {};
    this._previousKey = key;
    if (isDumb()) {
      writeDumb(this, text, key);
      return;
    }
    if (!key.meta || key.name !== 'y') this._yanking = false;
    const isPlain = !key.ctrl && !key.meta && !key.shift;
    if (isPlain && (key.name === 'up' || key.name === 'down')) {
      if (this._substringSearch === null && this.historyIndex === -1) {
        this._substringSearch = this.line.slice(0, this.cursor);
      }
    } else if (this._substringSearch !== null) {
      this._substringSearch = null;
      if (this.history.length === this.historyIndex) this.historyIndex = -1;
    }
    if (typeof key.sequence === 'string') {
      // Control and underscore, control and circumflex.
      if (key.sequence[0] === '\x1f') return this._undo();
      if (key.sequence[0] === '\x1e') return this._redo();
    }
    if (key.name === 'escape') return;
    act(this, text, key, previous);
  },
};

function act(self, text, key, previous) {
  if (key.ctrl && key.shift) {
    find(CONTROL_SHIFT, key.name)?.(self);
  } else if (key.ctrl) {
    find(CONTROL, key.name)?.(self);
  } else if (key.meta) {
    find(META, key.name)?.(self);
  } else {
    if (self._sawReturnAt && key.name !== 'enter') self._sawReturnAt = 0;
    const action = find(PLAIN, key.name);
    if (action !== undefined) {
      action(self);
    } else if (key.name === 'tab' && typeof self.completer === 'function' && self.isCompletionEnabled) {
      self._tabComplete(previous !== null && previous.name === 'tab');
    } else if (typeof text === 'string' && text) {
      insertText(self, text);
    }
  }
}

// On a terminal that knows no sequences the line can only grow.
function writeDumb(self, text, key) {
  if (key.name === 'escape') return;
  if (self._sawReturnAt && key.name !== 'enter') self._sawReturnAt = 0;
  if (key.ctrl) {
    if (key.name === 'c') interrupt(self);
    else if (key.name === 'd') self.close();
  } else if (key.name === 'return' || key.name === 'enter') {
    PLAIN[key.name](self);
  } else if (typeof text === 'string' && text) {
    self.line += text;
    self.cursor += text.length;
    self._writeToOutput(text);
  }
}

/** Gives the Interface's prototype these methods, once. */
function install(prototype) {
  if (prototype[kMark]) return;
  Object.defineProperty(prototype, kMark, { value: true });
  for (const part of [screen, changes, memory, completion, keys]) {
    for (const name of Object.keys(part)) {
      if (Object.hasOwn(prototype, name)) continue;
      const value = part[name];
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: true });
    }
  }
}

module.exports = { install };
