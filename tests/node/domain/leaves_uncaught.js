'use strict';
// A domain that nobody listens to catches nothing.
const assert = require('assert');
const domain = require('domain');

let seen = 0;
process.on('uncaughtException', (error) => {
  assert.strictEqual(error.message, 'x');
  seen++;
});
domain.create().run(() => setTimeout(() => { throw new Error('x'); }, 1));
process.on('exit', () => assert.strictEqual(seen, 1));
