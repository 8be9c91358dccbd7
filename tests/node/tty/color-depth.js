'use strict';
// How many colours the environment promises.

const assert = require('assert');
const { WriteStream } = require('tty');
const { getColorDepth, hasColors } = WriteStream.prototype;

function depth(env, expected) {
  assert.strictEqual(getColorDepth(env), expected, JSON.stringify(env));
}

depth({}, 1);
depth({ TERM: 'dumb', COLORTERM: 'truecolor' }, 1);
depth({ TERM: 'xterm' }, 4);
depth({ TERM: 'xterm-256color' }, 8);
depth({ TERM: 'vt100' }, 4);
depth({ TERM: 'unheard-of' }, 1);
depth({ COLORTERM: 'truecolor' }, 24);
depth({ COLORTERM: 'yes' }, 4);
depth({ TMUX: '1' }, 8);
depth({ CI: '1' }, 1);
depth({ CI: '1', TRAVIS: '1' }, 8);
depth({ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0' }, 24);
depth({ NO_COLOR: '1', TERM: 'xterm' }, 1);
depth({ NODE_DISABLE_COLORS: '1', TERM: 'xterm' }, 1);
for (const [value, bits] of [['', 4], ['0', 1], ['1', 4], ['2', 8], ['3', 24], ['true', 4]]) {
  depth({ FORCE_COLOR: value }, bits);
}

assert.strictEqual(hasColors.call(WriteStream.prototype, 16, { TERM: 'xterm' }), true);
assert.strictEqual(hasColors.call(WriteStream.prototype, 256, { TERM: 'xterm' }), false);
assert.strictEqual(hasColors.call(WriteStream.prototype, { COLORTERM: 'truecolor' }), true);
assert.throws(() => hasColors.call(WriteStream.prototype, 1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => hasColors.call(WriteStream.prototype, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
