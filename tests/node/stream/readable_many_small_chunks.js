'use strict';
// A long queue of small chunks is read in order, by pieces that don't fit their borders.
const assert = require('assert');
const { Readable } = require('stream');

const r = new Readable({ read() {} });
let expected = '';
for (let i = 0; i < 5000; i++) {
  r.push(`${i},`);
  expected += `${i},`;
}
r.push(null);
let got = '';
for (;;) {
  const chunk = r.read(7);
  if (chunk === null) break;
  assert.ok(chunk.length <= 7);
  got += chunk;
}
assert.strictEqual(got, expected);
r.on('end', () => assert.strictEqual(r.readableEnded, true));
