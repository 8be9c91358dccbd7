'use strict';
// null and foreign types are thrown at the writer; unknown encodings too.
const assert = require('assert');
const { Writable } = require('stream');

const w = new Writable({ write(chunk, encoding, callback) { callback(); } });
assert.throws(() => w.write(null), {
  name: 'TypeError', code: 'ERR_STREAM_NULL_VALUES', message: 'May not write null values to stream',
});
for (const wrong of [undefined, 5, {}, true]) {
  assert.throws(() => w.write(wrong), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => w.write('a', 'bogus'), { code: 'ERR_UNKNOWN_ENCODING', message: 'Unknown encoding: bogus' });
assert.throws(() => w.setDefaultEncoding('bogus'), { code: 'ERR_UNKNOWN_ENCODING' });
assert.strictEqual(w.setDefaultEncoding('HEX'), w);
assert.strictEqual(w.write(new Uint16Array([1])), true);

const objects = new Writable({ objectMode: true, write(chunk, encoding, callback) { callback(); } });
assert.strictEqual(objects.write(undefined), true);
assert.throws(() => objects.write(null), { code: 'ERR_STREAM_NULL_VALUES' });
