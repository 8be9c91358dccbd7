'use strict';
// The classes can still be required by the names of their old modules.
const assert = require('assert');
const stream = require('stream');

for (const name of ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough']) {
  assert.strictEqual(require(`_stream_${name.toLowerCase()}`), stream[name]);
}
