'use strict';
// The wording of ERR_INVALID_ARG_TYPE, as seen through functions that throw it.
const assert = require('assert');
const path = require('path');
const EventEmitter = require('events');
const { StringDecoder } = require('string_decoder');

class Foo {}
const received = [
  [undefined, 'undefined'], [null, 'null'], [1, 'type number (1)'], [-0, 'type number (-0)'],
  [NaN, 'type number (NaN)'], [10n, 'type bigint (10n)'], [true, 'type boolean (true)'],
  [Symbol('s'), 'type symbol (Symbol(s))'], [function named() {}, 'function named'], [() => {}, 'function '],
  [{}, 'an instance of Object'], [[], 'an instance of Array'], [new Foo(), 'an instance of Foo'],
  [Object.create(null), '[Object: null prototype] {}'],
];
for (const [value, words] of received) {
  assert.throws(() => path.basename(value), {
    name: 'TypeError',
    code: 'ERR_INVALID_ARG_TYPE',
    message: `The "path" argument must be of type string. Received ${words}`,
  });
}
const strings = [['abc', "'abc'"], ["it's", '"it\'s"'], ['x'.repeat(28), `'${'x'.repeat(28)}'`],
  ['x'.repeat(29), `'${'x'.repeat(25)}...'`]];
for (const [value, words] of strings) {
  assert.throws(() => new EventEmitter().on('x', value), {
    message: `The "listener" argument must be of type function. Received type string (${words})`,
  });
}
assert.throws(() => new StringDecoder().write(1), {
  message: 'The "buf" argument must be an instance of Buffer, TypedArray, or DataView. Received type number (1)',
});
assert.throws(() => new EventEmitter({ captureRejections: 1 }), {
  message: 'The "options.captureRejections" property must be of type boolean. Received type number (1)',
});
