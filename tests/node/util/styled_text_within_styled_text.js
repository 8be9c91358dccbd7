// mote only: Node 20 closes the style around as well
'use strict';
const assert = require('assert');
const util = require('util');

const style = (format, text) => util.styleText(format, text, { validateStream: false });
assert.strictEqual(style('red', `a${style('blue', 'b')}c`), '\x1b[31ma\x1b[34mb\x1b[31mc\x1b[39m');
assert.strictEqual(style('dim', `a${style('bold', 'b')}c`), '\x1b[2ma\x1b[1mb\x1b[22m\x1b[2mc\x1b[22m');
assert.strictEqual(style('red', style('blue', 'b')), '\x1b[31m\x1b[34mb\x1b[39m\x1b[39m');
