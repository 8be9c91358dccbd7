'use strict';
// Timers are cleared by object, by number and by the number's text, at any time; what is no timer is let be.

const assert = require('assert');

const isNever = () => assert.fail('was cleared');

const byNumber = setTimeout(isNever, 1);
const id = +byNumber;
assert.strictEqual(typeof id, 'number');
assert.strictEqual(`${byNumber}`, String(id));
clearTimeout(id);
const byText = setTimeout(isNever, 1);
clearTimeout(String(+byText));
clearInterval(setTimeout(isNever, 1));
clearTimeout(setInterval(isNever, 1));
clearImmediate(setImmediate(isNever));

for (const value of [undefined, null, {}, [], 5, 'x', Symbol.iterator, () => {}, true]) clearTimeout(value);
for (const value of [undefined, null, {}, [], () => {}]) clearImmediate(value);

// From the callback of another one that is due as well.
const second = [];
setTimeout(() => clearTimeout(second[0]), 1);
second.push(setTimeout(isNever, 1));
const other = [];
setImmediate(() => clearImmediate(other[0]));
other.push(setImmediate(isNever));

// By itself, and more than once.
const self = setTimeout(() => {
  clearTimeout(self);
  clearTimeout(self);
}, 1);
