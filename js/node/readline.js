'use strict';
// https://nodejs.org/docs/latest-v22.x/api/readline.html: the Interface with callbacks, and the functions for
// cursor and keys.

const EventEmitter = require('events');
const { AbortError } = require('internal/errors');
const { InterfaceConstructor } = require('internal/readline/interface');
const { cursorTo, moveCursor, clearLine, clearScreenDown } = require('internal/readline/callbacks');
const { customPromisify } = require('internal/util');
const { lazy } = require('internal/globals');

const dispose = Symbol.dispose ?? Symbol.for('nodejs.dispose');

function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  InterfaceConstructor.call(this, input, output, completer, terminal);
  if (typeof this.completer === 'function' && this.completer.length < 2) {
    const answer = this.completer;
    this.completer = (text, callback) => callback(null, answer(text));
  }
}
Object.setPrototypeOf(Interface.prototype, InterfaceConstructor.prototype);
Object.setPrototypeOf(Interface, InterfaceConstructor);

Interface.prototype.question = function question(query, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = null;
  }
  const signal = typeof options === 'object' ? options?.signal : undefined;
  if (signal) {
    require('internal/validators').validateAbortSignal(signal, 'options.signal');
    if (signal.aborted) return;
    const listening = EventEmitter.addAbortListener(signal, () => this._questionCancel());
    const answered = callback;
    callback = (answer) => {
      listening[dispose]();
      if (typeof answered === 'function') answered(answer);
    };
  }
  if (typeof callback === 'function') this._question(query, callback);
};

Interface.prototype.question[customPromisify] = function question(query, options) {
  const signal = typeof options === 'object' ? options?.signal : undefined;
  if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  return new Promise((resolve, reject) => {
    let answered = resolve;
    if (signal) {
      const aborted = () => reject(new AbortError(undefined, { cause: signal.reason }));
      const listening = EventEmitter.addAbortListener(signal, aborted);
      answered = (answer) => {
        listening[dispose]();
        resolve(answer);
      };
    }
    this.question(query, options, answered);
  });
};

Interface.prototype._tabComplete = function(lastWasTab) {
  this.pause();
  this.completer(this.line.slice(0, this.cursor), (error, found) => {
    this.resume();
    if (error) this._writeToOutput(`Tab completion error: ${require('util').inspect(error)}`);
    else this._tabCompleter(lastWasTab, found);
  });
};

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

function emitKeypressEvents(stream, iface) {
  require('internal/readline/keypress').emitKeypressEvents(stream, iface);
}

module.exports = {
  Interface, clearLine, clearScreenDown, createInterface, cursorTo, emitKeypressEvents, moveCursor,
};
lazy(module.exports, 'promises', () => require('readline/promises'), true);
