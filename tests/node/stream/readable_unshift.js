'use strict';
// unshift() puts a chunk back before the others, also after the source's end, but not after 'end'.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ read() {} });
r.push('c');
r.push(null);
assert.strictEqual(r.unshift('b'), false);
r.unshift(Buffer.from('a'));
r.unshift('');
assert.strictEqual(String(r.read()), 'abc');
r.resume();
r.on('end', () => {
  r.on('error', (err) => {
    assert.strictEqual(err.code, 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT');
    assert.strictEqual(err.message, 'stream.unshift() after end event');
  });
  r.unshift('late');
});

// With an encoding, text is converted to it.
const hex = new Readable({ encoding: 'hex', read() {} });
hex.unshift('a', 'latin1');
assert.strictEqual(hex.read(), '61');
