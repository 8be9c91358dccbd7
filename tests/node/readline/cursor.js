'use strict';
// The functions that move and clear, and the class that gathers them.
const assert = require('assert');
const readline = require('readline');
const { Readline } = require('readline/promises');
const { Screen } = require('./_fake');

const screen = new Screen(80);
assert.strictEqual(readline.clearLine(screen, -1), true);
readline.clearLine(screen, 1);
readline.clearLine(screen, 0);
readline.clearScreenDown(screen);
readline.moveCursor(screen, 1, -2);
readline.cursorTo(screen, 3);
readline.cursorTo(screen, 3, 4);
assert.strictEqual(screen.take(), '\x1b[1K\x1b[0K\x1b[2K\x1b[0J\x1b[1C\x1b[2A\x1b[4G\x1b[5;4H');
assert.throws(() => readline.cursorTo(screen, 'a', 1), { code: 'ERR_INVALID_CURSOR_POS' });
assert.throws(() => readline.cursorTo(screen, NaN), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => readline.moveCursor(screen, 1, 1, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.strictEqual(readline.clearLine(null, 0), true);
let called = 0;
readline.clearScreenDown(undefined, () => called++);

(async () => {
  const lines = new Readline(screen);
  assert.strictEqual(lines.cursorTo(0, 0).moveCursor(1, 2).moveCursor(0, 0).clearLine(-1).clearScreenDown(), lines);
  assert.strictEqual(screen.take(), '');
  await lines.commit();
  assert.strictEqual(screen.take(), '\x1b[1;1H\x1b[1C\x1b[2B\x1b[1K\x1b[0J');
  lines.clearScreenDown().rollback();
  await lines.commit();
  assert.strictEqual(screen.take(), '');
  assert.throws(() => lines.clearLine(2), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => lines.cursorTo('1'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => new Readline({}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => new Readline(screen, { autoCommit: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
  new Readline(screen, { autoCommit: true }).clearScreenDown();
  assert.strictEqual(screen.take(), '');
  await null;
  setImmediate(() => assert.strictEqual(screen.take(), '\x1b[0J'));
})();
process.on('exit', () => assert.strictEqual(called, 1));
