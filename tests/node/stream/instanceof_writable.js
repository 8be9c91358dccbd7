'use strict';
// A Duplex counts as a Writable, but not as one of a subclass.
const assert = require('assert');
const { Readable, Writable, Duplex, Transform } = require('stream');

class Sink extends Writable {}
assert.ok(new Duplex() instanceof Writable);
assert.ok(new Duplex() instanceof Readable);
assert.ok(new Transform() instanceof Writable);
assert.ok(new Sink() instanceof Writable);
assert.ok(!(new Duplex() instanceof Sink));
assert.ok(!(new Readable() instanceof Writable));
for (const other of [{}, null, undefined, 5]) assert.ok(!(other instanceof Writable));
