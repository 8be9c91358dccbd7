'use strict';
const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
const at = (name) => path.join(dir, name);

fs.writeFileSync(at('text'), 'h\u00e4llo\n');
assert.strictEqual(fs.readFileSync(at('text'), 'utf8'), 'h\u00e4llo\n');
assert.strictEqual(fs.readFileSync(at('text'), { encoding: 'UTF-8' }), 'h\u00e4llo\n');
assert.strictEqual(fs.readFileSync(at('text'), 'hex'), '68c3a46c6c6f0a');
assert.deepStrictEqual(fs.readFileSync(at('text')), Buffer.from('h\u00e4llo\n'));
assert.deepStrictEqual(fs.readFileSync(Buffer.from(at('text')), null).length, 7);
assert.strictEqual(fs.readFileSync(new URL(`file://${at('text')}`), 'latin1').length, 7);

// Bytes that are no UTF-8 become U+FFFD, one for each maximal part.
fs.writeFileSync(at('bad'), Buffer.from([0x61, 0xff, 0xf0, 0x9f, 0x98]));
assert.strictEqual(fs.readFileSync(at('bad'), 'utf8'), 'a\ufffd\ufffd');

// An empty file, and one that tells no size.
fs.writeFileSync(at('empty'), '');
assert.strictEqual(fs.readFileSync(at('empty'), 'utf8'), '');
assert.strictEqual(fs.readFileSync(at('empty')).length, 0);
assert.match(fs.readFileSync('/proc/self/status', 'utf8'), /^Name:/);

// A descriptor is read from where it stands.
const fd = fs.openSync(at('text'));
fs.readSync(fd, Buffer.alloc(3));
assert.strictEqual(fs.readFileSync(fd, 'utf8'), 'llo\n');
fs.closeSync(fd);

fs.readFile(at('text'), 'utf8', (error, text) => {
  assert.strictEqual(error, null);
  assert.strictEqual(text, 'h\u00e4llo\n');
});
fs.readFile(at('text'), (error, buffer) => assert.ok(Buffer.isBuffer(buffer)));
fs.readFile(dir, (error, buffer) => {
  assert.strictEqual(error.message, 'EISDIR: illegal operation on a directory, read');
  assert.strictEqual(buffer, undefined);
});
