'use strict';
// The classes work as functions, as mixins and as parents by util.inherits and by class.
const assert = require('assert');
const util = require('util');
const stream = require('stream');
const EventEmitter = require('events');

for (const name of ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough']) {
  const Kind = stream[name];
  const made = Kind({ read() {}, write() {} });
  assert.ok(made instanceof Kind);
  assert.ok(made instanceof stream);
  assert.ok(made instanceof EventEmitter);

  function Old(options) {
    Kind.call(this, options);
  }
  util.inherits(Old, Kind);
  const old = new Old({ objectMode: true });
  assert.ok(old instanceof Kind);
  class Young extends Kind {}
  assert.ok(new Young() instanceof Kind);
}
assert.strictEqual(stream.Stream, stream);
function Bare() {
  stream.call(this);
}
util.inherits(Bare, stream);
assert.ok(new Bare() instanceof EventEmitter);
