'use strict';
// process.emitWarning in all its forms: the warning comes as an event, after the present callback.

const assert = require('assert');

// Node's own listener would print them.
process.removeAllListeners('warning');
const warnings = [];
process.on('warning', (warning) => warnings.push(warning));

class Own {}
const error = Object.assign(new Error('an error'), { name: 'OwnWarning', code: 'E1' });
process.emitWarning('plain');
process.emitWarning('typed', 'TypedWarning', 'T1');
process.emitWarning('options', { type: 'OptionsWarning', code: 'O1', detail: 'more' });
process.emitWarning('no code', { type: 'OptionsWarning' });
process.emitWarning('constructor', Own);
process.emitWarning('type and constructor', 'TypedWarning', Own);
process.emitWarning(error);
assert.strictEqual(warnings.length, 0);

setImmediate(() => {
  const facts = warnings.map(({ name, message, code, detail }) => [name, message, code, detail]);
  assert.deepStrictEqual(facts, [
    ['Warning', 'plain', undefined, undefined],
    ['TypedWarning', 'typed', 'T1', undefined],
    ['OptionsWarning', 'options', 'O1', 'more'],
    ['OptionsWarning', 'no code', undefined, undefined],
    ['Warning', 'constructor', undefined, undefined],
    ['TypedWarning', 'type and constructor', undefined, undefined],
    ['OwnWarning', 'an error', 'E1', undefined],
  ]);
  assert.strictEqual('code' in warnings[0], false);
  assert.strictEqual(String(warnings[1]), 'TypedWarning: typed');
  assert.strictEqual(warnings[6], error);
});

for (const args of [[], [5], [{}], ['a', 5], ['a', 'T', 5], ['a', { type: 5 }], ['a', { code: 5 }], ['a', []]]) {
  assert.throws(() => process.emitWarning(...args), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
}
