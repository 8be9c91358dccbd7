'use strict';
// Lines out of pieces: every kind of line end, also when it is cut in two.
const assert = require('assert');
const readline = require('readline');
const { Keyboard } = require('./_fake');

function linesOf(pieces, options) {
  const input = new Keyboard();
  const rl = readline.createInterface({ input, terminal: false, ...options });
  const lines = [];
  let closed = 0;
  rl.on('line', (line) => lines.push(line));
  rl.on('close', () => closed++);
  for (const piece of pieces) input.write(piece);
  input.end();
  assert.strictEqual(closed, 1);
  assert.strictEqual(rl.closed, true);
  return lines;
}

assert.deepStrictEqual(linesOf(['a\nb\r\nc\rd']), ['a', 'b', 'c', 'd']);
assert.deepStrictEqual(linesOf(['one\r', '\ntwo\r\n']), ['one', 'two']);
assert.deepStrictEqual(linesOf(['one\r', 'two\n']), ['one', 'two']);
assert.deepStrictEqual(linesOf(['\n\n']), ['', '']);
assert.deepStrictEqual(linesOf(['h', 'el', 'lo', '\n', 'x']), ['hello', 'x']);
assert.deepStrictEqual(linesOf([]), []);
// A character cut in two.
const bytes = Buffer.from('gr\u00fc\u00dfe \u{1f600}\n');
assert.deepStrictEqual(linesOf(Array.from(bytes, (byte) => Buffer.from([byte]))), ['gr\u00fc\u00dfe \u{1f600}']);
assert.deepStrictEqual(linesOf([Buffer.from('a\r'), Buffer.from('\nb')], { crlfDelay: Infinity }), ['a', 'b']);

const input = new Keyboard();
assert.strictEqual(readline.createInterface({ input, crlfDelay: 0 }).crlfDelay, 100);
assert.strictEqual(readline.createInterface({ input, crlfDelay: 50 }).crlfDelay, 100);
assert.strictEqual(readline.createInterface({ input, crlfDelay: Infinity }).crlfDelay, Infinity);
