'use strict';
// The sides of a Duplex end by themselves; allowHalfOpen: false ends the writable with the readable side.
const assert = require('assert');
const { Duplex } = require('stream');

const open = new Duplex({ read() { this.push(null); }, write(chunk, encoding, callback) { callback(); } });
assert.strictEqual(open.allowHalfOpen, true);
open.resume();
open.on('end', () => setImmediate(() => {
  assert.strictEqual(open.writable, true);
  assert.strictEqual(open.destroyed, false);
  open.end();
  open.on('close', () => assert.strictEqual(open.writableFinished, true));
}));

const closed = new Duplex({
  allowHalfOpen: false, read() { this.push(null); }, write(chunk, encoding, callback) { callback(); },
});
closed.resume();
closed.on('close', () => assert.strictEqual(closed.writableFinished, true));

const writeOnly = new Duplex({ readable: false, write(chunk, encoding, callback) { callback(); } });
assert.strictEqual(writeOnly.readable, false);
writeOnly.end('a');
writeOnly.on('close', () => assert.strictEqual(writeOnly.writableFinished, true));

const readOnly = new Duplex({ writable: false, read() { this.push(null); } });
assert.strictEqual(readOnly.writable, false);
readOnly.resume();
readOnly.on('close', () => assert.strictEqual(readOnly.readableEnded, true));

const modes = new Duplex({ readableObjectMode: true });
assert.strictEqual(modes.readableObjectMode, true);
assert.strictEqual(modes.writableObjectMode, false);
