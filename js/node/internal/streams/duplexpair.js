'use strict';
// duplexPair(): two Duplex streams back to back; what is written to one is read from the other.

const { Duplex } = require('internal/streams/duplex');

class PairedSide extends Duplex {
  #other = null;
  #resumeWriter = null;     // the peer's write callback, kept until this side is read again

  join(other) {
    this.#other = other;
  }

  _read() {
    const resume = this.#resumeWriter;
    if (resume === null) return;
    this.#resumeWriter = null;
    resume();
  }

  _write(chunk, encoding, callback) {
    if (chunk.length === 0) {
      process.nextTick(callback);
    } else {
      this.#other.push(chunk);
      this.#other.#resumeWriter = callback;
    }
  }

  _final(callback) {
    this.#other.on('end', callback);
    this.#other.push(null);
  }
}

function duplexPair(options) {
  const first = new PairedSide(options);
  const second = new PairedSide(options);
  first.join(second);
  second.join(first);
  return [first, second];
}

module.exports = { duplexPair };
