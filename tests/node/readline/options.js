'use strict';
// What createInterface() refuses, and what it takes from its options.
const assert = require('assert');
const readline = require('readline');
const { Keyboard, Screen } = require('./_fake');

const input = new Keyboard();
for (const completer of ['string', 1, {}, [], true]) {
  assert.throws(() => readline.createInterface({ input, completer }), { code: 'ERR_INVALID_ARG_VALUE' });
}
for (const historySize of ['a', -1, {}, NaN]) {
  assert.throws(() => readline.createInterface({ input, historySize }),
    (error) => error.code === 'ERR_INVALID_ARG_TYPE' || error.code === 'ERR_OUT_OF_RANGE');
}
assert.throws(() => readline.createInterface({ input, history: 'a' }), { code: 'ERR_INVALID_ARG_TYPE' });
for (const tabSize of [-1, 1.5]) {
  assert.throws(() => readline.createInterface({ input, tabSize }), { code: 'ERR_OUT_OF_RANGE' });
}
for (const escapeCodeTimeout of ['a', NaN, Infinity]) {
  assert.throws(() => readline.createInterface({ input, escapeCodeTimeout }), { code: 'ERR_INVALID_ARG_VALUE' });
}
assert.throws(() => readline.createInterface({ input, signal: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });

const output = new Screen(80);
assert.strictEqual(readline.createInterface({ input, output }).terminal, false);
assert.strictEqual(readline.createInterface(input, Object.assign(new Screen(80), { isTTY: true })).terminal, true);
assert.strictEqual(readline.createInterface({ input, output: Object.assign(new Screen(), { isTTY: true }),
  terminal: false }).terminal, false);
const rl = new readline.Interface({ input, output, prompt: '$ ', tabSize: 4, history: ['x'] });
assert.strictEqual(rl.getPrompt(), '$ ');
assert.strictEqual(rl.tabSize, 4);
assert.deepStrictEqual(rl.history, ['x']);
assert.ok(readline.Interface({ input }) instanceof readline.Interface);
assert.ok(rl instanceof require('events'));
rl.prompt();
assert.strictEqual(output.take(), '$ ');
rl.setPrompt('> ');
rl.prompt();
assert.strictEqual(output.take(), '> ');
