// mote only
'use strict';
// Line and paragraph separators end lines (in Node since 22), unless the program says otherwise.
const assert = require('assert');
const readline = require('readline');
const { Readable } = require('stream');

async function linesOf(options) {
  const lines = [];
  const input = Readable.from(['a\u2028b\u2029c\n']);
  for await (const line of readline.createInterface({ input, ...options })) lines.push(line);
  return lines;
}

(async () => {
  assert.deepStrictEqual(await linesOf(), ['a', 'b', 'c']);
  assert.deepStrictEqual(await linesOf({ unicodeLineSeparators: false }), ['a\u2028b\u2029c']);
  const input = new Readable({ read() {} });
  assert.throws(() => readline.createInterface({ input, unicodeLineSeparators: 1 }),
    { code: 'ERR_INVALID_ARG_TYPE' });
})();
