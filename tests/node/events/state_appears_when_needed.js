'use strict';
// Classes and plain objects become emitters without EventEmitter having been called for them.
const assert = require('assert');
const util = require('util');
const EventEmitter = require('events');

function Old() {}
util.inherits(Old, EventEmitter);
const one = new Old();
const other = new Old();
one.on('x', () => {});
assert.strictEqual(other.listenerCount('x'), 0);
assert.strictEqual(other.emit('x'), false);
assert.deepStrictEqual(Object.keys(one._events), ['x']);
assert.strictEqual(one._eventsCount, 1);

const mixed = Object.assign({}, EventEmitter.prototype);
let heard = 0;
mixed.on('y', () => heard++);
mixed.emit('y');
assert.strictEqual(heard, 1);
assert.strictEqual(EventEmitter.prototype._events, undefined);

// An emitter as prototype does not share its listeners with objects that were initialized.
const parent = new EventEmitter();
parent.on('z', () => {});
const child = Object.create(parent);
EventEmitter.call(child);
assert.strictEqual(child.listenerCount('z'), 0);
child.on('z', () => {});
child.on('z', () => {});
assert.strictEqual(parent.listenerCount('z'), 1);
