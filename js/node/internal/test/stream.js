'use strict';
// The events of a run of tests, as a stream of { type, data } and as events.

const { Readable } = require('stream');

class TestsStream extends Readable {
  #waiting = [];
  #canPush = true;

  constructor() {
    super({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
  }

  _read() {
    this.#canPush = true;
    while (this.#canPush && this.#waiting.length > 0) this.#canPush = this.push(this.#waiting.shift());
  }

  tell(type, data) {
    this.emit(type, data);
    const message = { __proto__: null, type, data };
    if (this.#canPush && this.#waiting.length === 0) this.#canPush = this.push(message);
    else this.#waiting.push(message);
  }

  end() {
    this.#waiting.push(null);
    if (this.#canPush) this._read();
  }
}

module.exports = { TestsStream };
