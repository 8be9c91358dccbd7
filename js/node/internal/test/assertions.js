'use strict';
// t.assert: assert's functions, counted for the test's plan; those that a program registers; snapshots.

const NAMES = ['deepEqual', 'deepStrictEqual', 'doesNotMatch', 'doesNotReject', 'doesNotThrow', 'equal', 'fail',
  'ifError', 'match', 'notDeepEqual', 'notDeepStrictEqual', 'notEqual', 'notStrictEqual', 'partialDeepStrictEqual',
  'rejects', 'strictEqual', 'throws', 'ok'];

const registered = new Map();

function register(name, fn) {
  const v = require('internal/validators');
  v.validateString(name, 'name');
  v.validateFunction(fn, 'fn');
  registered.set(name, fn);
}

// The message shows the call in the program, which is that of `above`.
function ok(above, args) {
  const assert = require('assert');
  const text = args[0] || args.length === 0 || args[1] != null ? undefined
    : require('internal/assert/call_text').callText(above);
  if (text === undefined) return assert.ok(...args);
  const error = new assert.AssertionError({ actual: args[0], expected: true, operator: '==', stackStartFn: above,
    message: `The expression evaluated to a falsy value:\n\n  ${text}\n` });
  error.generatedMessage = true;
  throw error;
}

function methodsFor(test, context) {
  const assert = require('assert');
  const methods = { __proto__: null };
  const counted = (name, fn, thisArg) => {
    methods[name] = (...args) => {
      test.noteAssertion();
      if (fn === assert.ok) return ok(methods.ok, args);
      return Reflect.apply(fn, thisArg, args);
    };
  };
  for (const name of NAMES) if (assert[name] !== undefined) counted(name, assert[name], assert);
  const snapshots = require('internal/test/snapshots');
  counted('snapshot', (value, options) => snapshots.check(test, value, options), context);
  counted('fileSnapshot', (value, path, options) => snapshots.checkFile(test, value, path, options), context);
  for (const [name, fn] of registered) counted(name, fn, context);
  return methods;
}

module.exports = { methodsFor, register };
