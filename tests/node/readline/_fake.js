'use strict';
// A stream that plays keyboard, and one that keeps what is written.
const EventEmitter = require('events');
const { Writable } = require('stream');

class Keyboard extends EventEmitter {
  resume() { this.emit('resumed'); }
  pause() { this.emit('paused'); }
  write(data) { this.emit('data', data); }
  end() { this.emit('end'); }
}

class Screen extends Writable {
  constructor(columns) {
    super({ write: (chunk, encoding, callback) => { this.text += chunk; callback(); } });
    this.text = '';
    this.columns = columns;
  }
  take() {
    const { text } = this;
    this.text = '';
    return text;
  }
}

module.exports = { Keyboard, Screen };
