// mote only: Node 20 normalizes them
'use strict';
const assert = require('assert');
const { win32 } = require('path');

assert.strictEqual(win32.join('\\\\server\\share', 'CON:..\\..\\b'), '\\\\server\\share\\CON:..\\..\\b');
assert.strictEqual(win32.join('a', '..', 'b'), 'b');
