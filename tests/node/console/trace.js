'use strict';
// console.trace writes a stack that begins at its caller.

const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

let text = '';
const console_ = new Console(new Writable({ write(chunk, encoding, callback) { text += chunk; callback(); } }));

function traced() {
  console_.trace('at %s', 'here', 5);
}
traced();
const lines = text.split('\n');
assert.strictEqual(lines[0], 'Trace: at here 5');
assert.match(lines[1], /^ {4}at traced \(.*trace\.js:\d+:\d+\)$/);

text = '';
console_.trace();
assert.match(text, /^Trace\n {4}at /);
