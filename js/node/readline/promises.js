'use strict';
// https://nodejs.org/docs/latest-v22.x/api/readline.html#promises-api

const EventEmitter = require('events');
const { AbortError, codes } = require('internal/errors');
const { InterfaceConstructor } = require('internal/readline/interface');
const { validateAbortSignal, validateBoolean, validateInteger } = require('internal/validators');

class Interface extends InterfaceConstructor {
  question(query, options = {}) {
    return new Promise((resolve, reject) => {
      const signal = options?.signal;
      if (!signal) {
        this._question(query, resolve);
        return;
      }
      validateAbortSignal(signal, 'options.signal');
      if (signal.aborted) {
        reject(new AbortError(undefined, { cause: signal.reason }));
        return;
      }
      const listening = EventEmitter.addAbortListener(signal, () => {
        this._questionCancel();
        reject(new AbortError(undefined, { cause: signal.reason }));
      });
      this._question(query, (answer) => {
        listening[Symbol.dispose ?? Symbol.for('nodejs.dispose')]();
        resolve(answer);
      });
    });
  }

  async _tabComplete(lastWasTab) {
    this.pause();
    let found;
    try {
      found = await this.completer(this.line.slice(0, this.cursor));
    } catch (error) {
      this._writeToOutput(`Tab completion error: ${require('util').inspect(error)}`);
      return;
    } finally {
      this.resume();
    }
    this._tabCompleter(lastWasTab, found);
  }
}

/** Gathers what to do with the cursor, and writes it in one piece. */
class Readline {
  #autoCommit = false;
  #stream;
  #waiting = [];

  constructor(stream, options = undefined) {
    if (!require('stream').isWritable(stream)) {
      throw new codes.ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    }
    this.#stream = stream;
    if (options?.autoCommit != null) {
      validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#autoCommit = options.autoCommit;
    }
  }

  #add(sequence) {
    if (this.#autoCommit) process.nextTick(() => this.#stream.write(sequence));
    else this.#waiting.push(sequence);
    return this;
  }

  cursorTo(x, y = undefined) {
    validateInteger(x, 'x');
    if (y != null) validateInteger(y, 'y');
    return this.#add(y == null ? `\x1b[${x + 1}G` : `\x1b[${y + 1};${x + 1}H`);
  }

  moveCursor(dx, dy) {
    if (!dx && !dy) return this;
    validateInteger(dx, 'dx');
    validateInteger(dy, 'dy');
    let data = '';
    if (dx !== 0) data += dx < 0 ? `\x1b[${-dx}D` : `\x1b[${dx}C`;
    if (dy !== 0) data += dy < 0 ? `\x1b[${-dy}A` : `\x1b[${dy}B`;
    return this.#add(data);
  }

  clearLine(direction) {
    validateInteger(direction, 'dir', -1, 1);
    return this.#add(`\x1b[${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`);
  }

  clearScreenDown() {
    return this.#add('\x1b[0J');
  }

  commit() {
    return new Promise((resolve) => {
      const sequences = this.#waiting.join('');
      this.#waiting = [];
      this.#stream.write(sequences, resolve);
    });
  }

  rollback() {
    this.#waiting = [];
    return this;
  }
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, Readline, createInterface };
