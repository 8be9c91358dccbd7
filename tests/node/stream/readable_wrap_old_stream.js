'use strict';
// wrap() puts an old-style emitter behind a Readable and pauses it when the queue is full.
const assert = require('assert');
const EventEmitter = require('events');
const { Readable } = require('stream');

class Old extends EventEmitter {
  constructor() {
    super();
    this.paused = 0;
    this.resumed = 0;
    this.hello = () => 'hello';
  }

  pause() { this.paused++; }
  resume() {
    this.resumed++;
    process.nextTick(() => this.emit('end'));
  }
}

const old = new Old();
const r = new Readable({ highWaterMark: 2 }).wrap(old);
assert.strictEqual(r.hello(), 'hello');
old.emit('data', Buffer.from('ab'));
assert.strictEqual(old.paused, 1);
const chunks = [];
r.on('data', (chunk) => chunks.push(String(chunk)));
r.on('end', () => {
  assert.deepStrictEqual(chunks, ['ab']);
  assert.strictEqual(old.resumed, 1);
});

const failing = new Old();
const f = Readable.wrap(failing);
assert.strictEqual(f.readableObjectMode, true);
f.on('error', (err) => assert.strictEqual(err.message, 'old'));
failing.emit('error', new Error('old'));
