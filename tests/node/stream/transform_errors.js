'use strict';
// Errors of _transform() and _flush() destroy the stream.
const assert = require('assert');
const { Transform } = require('stream');

const t = new Transform({ transform(chunk, encoding, callback) { callback(new Error('bad chunk')); } });
t.on('error', (err) => {
  assert.strictEqual(err.message, 'bad chunk');
  assert.strictEqual(t.destroyed, true);
});
t.write('a', (err) => assert.strictEqual(err.message, 'bad chunk'));

const f = new Transform({
  transform(chunk, encoding, callback) { callback(null, chunk); },
  flush(callback) { callback(new Error('bad end')); },
});
f.on('error', (err) => assert.strictEqual(err.message, 'bad end'));
f.on('end', () => assert.fail('ended'));
f.resume();
f.end('a');
