'use strict';
// isatty is false for whatever is no terminal, and the streams refuse it.

const assert = require('assert');
const tty = require('tty');

for (const wrong of ['x', -1, 1.5, {}, null, undefined, 999]) assert.strictEqual(tty.isatty(wrong), false);
for (const Stream of [tty.ReadStream, tty.WriteStream]) {
  for (const wrong of [-1, 'x', 1.5, 2 ** 31]) {
    assert.throws(() => new Stream(wrong), {
      name: 'RangeError', code: 'ERR_INVALID_FD', message: `"fd" must be a positive integer: ${wrong}`,
    });
  }
  assert.throws(() => new Stream(999), { code: 'ERR_TTY_INIT_FAILED' });
}
