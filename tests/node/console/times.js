'use strict';
// time, timeLog and timeEnd, and what they warn of.

const assert = require('assert');
const { Console } = require('console');
const { Writable } = require('stream');

let text = '';
const stream = new Writable({ write(chunk, encoding, callback) { text += chunk; callback(); } });
const console_ = new Console(stream);

console_.time();
console_.timeLog();
console_.timeLog('default', 'more', { a: 1 });
console_.timeEnd();
console_.time('named');
console_.timeEnd('named');
const time = '\\d+(?:\\.\\d{1,3})?ms';
assert.match(text, new RegExp(`^default: ${time}\ndefault: ${time} more \\{ a: 1 \\}\ndefault: ${time}\nnamed: ${time}\n$`));

const warnings = [];
process.on('warning', (warning) => warnings.push(warning.message));
console_.timeEnd('never');
console_.timeLog('never');
console_.time('twice');
console_.time('twice');
process.on('exit', () => assert.deepStrictEqual(warnings, [
  "No such label 'never' for console.timeEnd()",
  "No such label 'never' for console.timeLog()",
  "Label 'twice' already exists for console.time()",
]));
