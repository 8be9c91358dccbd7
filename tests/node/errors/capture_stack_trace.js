'use strict';
const assert = require('assert');

const target = {};
Error.captureStackTrace(target);
assert.strictEqual(target.stack.split('\n')[0], 'Error');
assert(target.stack.split('\n')[1].includes(__filename));
assert.strictEqual(Object.keys(target).length, 0);

const described = { name: 'Name', message: 'message' };
Error.captureStackTrace(described);
assert.strictEqual(described.stack.split('\n')[0], 'Name: message');

function Custom(message) {
  this.message = message;
  this.name = 'Custom';
  Error.captureStackTrace(this, Custom);
}
Object.setPrototypeOf(Custom.prototype, Error.prototype);
function makes() {
  return new Custom('made');
}
const [header, frame] = makes().stack.split('\n');
assert.strictEqual(header, 'Custom: made');
assert.match(frame, /^    at makes \(/);

const error = new Error('again');
(function hidden() {
  (function alsoHidden() {
    Error.captureStackTrace(error, hidden);
  })();
})();
assert(!/hidden/i.test(error.stack));
assert.strictEqual(error.stack.split('\n')[0], 'Error: again');

Error.captureStackTrace(error, function notOnTheStack() {});
assert.strictEqual(error.stack, 'Error: again');
assert.throws(() => Error.captureStackTrace(5), TypeError);
