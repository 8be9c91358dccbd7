'use strict';
// util.styleText wraps text in the codes of inspect.colors.

const assert = require('assert');
const { styleText } = require('util');

const always = { validateStream: false };
assert.strictEqual(styleText('red', 'x', always), '\x1b[31mx\x1b[39m');
assert.strictEqual(styleText(['bold', 'bgBlue'], 'x', always), '\x1b[1m\x1b[44mx\x1b[49m\x1b[22m');
assert.throws(() => styleText('nonsense', 'x', always), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => styleText(['red', 'nonsense'], 'x', always), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => styleText('red', 5, always), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => styleText('red', 'x', { stream: {} }), { code: 'ERR_INVALID_ARG_TYPE' });
