'use strict';
// Errors of statements end in the REPL's domain, whenever they come, and the REPL goes on.
const assert = require('assert');
const { PassThrough } = require('stream');
const repl = require('repl');

const input = new PassThrough();
const output = new PassThrough();
let shown = '';
output.on('data', (chunk) => { shown += chunk; });
const server = repl.start({ prompt: '', input, output, terminal: false });
assert.strictEqual(typeof server._domain.on, 'function');

server.on('exit', () => {
  setImmediate(() => {
    assert.match(shown, /^Uncaught RangeError: now\n/);
    assert.match(shown, /Uncaught null\n/);
    assert.match(shown, /Uncaught Error: later\n/);
    assert.match(shown, /^'still here'$/m);
    assert.match(shown, /^Invalid REPL keyword$/m);
    assert.match(shown, /ERR_INVALID_REPL_INPUT/);
    assert.strictEqual(server.lastError.message, 'later');
    assert.strictEqual(process.listenerCount('uncaughtException'), 0);
  });
});
input.write('throw new RangeError("now")\nthrow null\n.nothing\n');
input.write('process.on("uncaughtException", () => {})\n');
input.write('setTimeout(() => { throw new Error("later"); }, 1); 0\n');
server._domain.on('error', (error) => {
  if (error?.message === 'later') input.end('"still" + " here"\n');
});
