'use strict';
// util.parseArgs: the forms options come in, and what becomes of them.

const assert = require('assert');
const { parseArgs } = require('util');

const options = {
  verbose: { type: 'boolean', short: 'v' },
  file: { type: 'string', short: 'f' },
  tag: { type: 'string', short: 't', multiple: true },
  mode: { type: 'string', default: 'fast' },
};

function values(...args) {
  return { ...parseArgs({ args, options }).values };
}

assert.deepStrictEqual(values(), { mode: 'fast' });
assert.deepStrictEqual(values('-v', '--file', 'a'), { verbose: true, file: 'a', mode: 'fast' });
assert.deepStrictEqual(values('-vf', 'a'), { verbose: true, file: 'a', mode: 'fast' });
assert.deepStrictEqual(values('-fa'), { file: 'a', mode: 'fast' });
assert.deepStrictEqual(values('-vfa'), { verbose: true, file: 'a', mode: 'fast' });
assert.deepStrictEqual(values('--file=a=b'), { file: 'a=b', mode: 'fast' });
assert.deepStrictEqual(values('--file='), { file: '', mode: 'fast' });
assert.deepStrictEqual(values('--tag', 'x', '-ty', '-t', 'z'), { tag: ['x', 'y', 'z'], mode: 'fast' });
assert.deepStrictEqual(values('--mode', 'slow', '--mode', 'slower'), { mode: 'slower' });

const loose = parseArgs({ args: ['--unknown', 'value', '-xy', '--', '-z'], strict: false });
assert.deepStrictEqual({ ...loose.values }, { unknown: true, x: true, y: true });
assert.deepStrictEqual(loose.positionals, ['value', '-z']);
assert.strictEqual(Object.getPrototypeOf(loose.values), null);

const { tokens } = parseArgs({
  args: ['one', '-vf', 'a', '--file=b', '--', '-v'], options, allowPositionals: true, tokens: true,
});
assert.deepStrictEqual(tokens, [
  { kind: 'positional', index: 0, value: 'one' },
  { kind: 'option', name: 'verbose', rawName: '-v', index: 1, value: undefined, inlineValue: undefined },
  { kind: 'option', name: 'file', rawName: '-f', index: 1, value: 'a', inlineValue: false },
  { kind: 'option', name: 'file', rawName: '--file', index: 3, value: 'b', inlineValue: true },
  { kind: 'option-terminator', index: 4 },
  { kind: 'positional', index: 5, value: '-v' },
]);

const negated = parseArgs({ args: ['--no-verbose'], options, allowNegative: true });
assert.strictEqual(negated.values.verbose, false);

assert.deepStrictEqual({ ...parseArgs({ args: ['--__proto__=x'], strict: false }).values }, {});
