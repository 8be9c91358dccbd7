'use strict';
// A subclass may leave the constructor out and give its state by an accessor; whatever
// touches the stream part first brings it to life, once.
const assert = require('assert');
const { Readable } = require('stream');

let made = 0;
function Thin() {}
Object.setPrototypeOf(Thin.prototype, Readable.prototype);
Object.defineProperty(Thin.prototype, '_readableState', {
  configurable: true,
  get() {
    made++;
    const state = new Readable.ReadableState(undefined, this, false);
    Object.defineProperty(this, '_readableState', { value: state, writable: true, configurable: true });
    return state;
  },
});
Thin.prototype._read = function() {
  this.push('x');
  this.push(null);
};

const thin = new Thin();
const seen = [];
thin.on('data', (chunk) => seen.push(String(chunk)));
assert.strictEqual(made, 1);
thin.on('end', () => {
  assert.deepStrictEqual(seen, ['x']);
  assert.strictEqual(made, 1);
});
