'use strict';
// pipe() returns its destination, tells it 'pipe', moves all and ends it (or not).
const assert = require('assert');
const { Readable, Writable } = require('stream');

function collect(into) {
  return new Writable({
    objectMode: true,
    write(chunk, encoding, callback) {
      into.push(chunk);
      callback();
    },
  });
}

const got = [];
const dest = collect(got);
const src = Readable.from(['a', 'b']);
dest.on('pipe', (from) => assert.strictEqual(from, src));
let unpiped = false;
dest.on('unpipe', () => { unpiped = true; });
assert.strictEqual(src.pipe(dest), dest);
dest.on('finish', () => {
  assert.deepStrictEqual(got, ['a', 'b']);
  assert.strictEqual(unpiped, true);
});

const open = collect([]);
const two = Readable.from(['c']);
two.pipe(open, { end: false });
two.on('close', () => assert.strictEqual(open.writableEnded, false));

// A source that has ended already ends its destination too.
const over = Readable.from([]);
over.resume();
over.on('end', () => {
  const late = collect([]);
  over.pipe(late);
  late.on('finish', () => assert.strictEqual(late.writableFinished, true));
});
