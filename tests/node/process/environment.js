'use strict';
// process.env holds texts under names, whatever it is given.

const assert = require('assert');
const { inspect } = require('util');

const { env } = process;
for (const [given, held] of [[5, '5'], [undefined, 'undefined'], [null, 'null'], [{}, '[object Object]'], ['a\0b', 'a']]) {
  env.MOTE_TEST = given;
  assert.strictEqual(env.MOTE_TEST, held);
}
assert('MOTE_TEST' in env);
assert(Object.keys(env).includes('MOTE_TEST'));
assert.deepStrictEqual(Object.getOwnPropertyDescriptor(env, 'MOTE_TEST'), {
  value: 'a', writable: true, enumerable: true, configurable: true,
});
assert.strictEqual({ ...env }.MOTE_TEST, 'a');
assert.match(inspect(env), /^\{[^]*MOTE_TEST: 'a'/);
assert.strictEqual(delete env.MOTE_TEST, true);
assert.strictEqual(delete env.MOTE_TEST, true);
assert.strictEqual(env.MOTE_TEST, undefined);
assert(!('MOTE_TEST' in env));
assert.strictEqual(env.hasOwnProperty('PATH'), true);
env[''] = 'nameless';
assert.strictEqual(env[''], undefined);

assert.throws(() => { env[Symbol('x')] = 1; }, TypeError);
assert.throws(() => { env.MOTE_TEST = Symbol('x'); }, TypeError);
assert.strictEqual(env[Symbol('x')], undefined);

const plain = { writable: true, enumerable: true, configurable: true };
Object.defineProperty(env, 'MOTE_TEST', { value: 7, ...plain });
assert.strictEqual(env.MOTE_TEST, '7');
const refused = { name: 'TypeError', code: 'ERR_INVALID_OBJECT_DEFINE_PROPERTY' };
assert.throws(() => Object.defineProperty(env, 'MOTE_TEST', { value: 7 }), refused);
assert.throws(() => Object.defineProperty(env, 'MOTE_TEST', { get() {}, enumerable: true, configurable: true }), refused);
assert.throws(() => Object.preventExtensions(env), TypeError);
