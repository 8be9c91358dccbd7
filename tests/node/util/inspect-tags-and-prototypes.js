'use strict';
// Symbol.toStringTag and unusual prototypes show in the prefix.

const assert = require('assert');
const { inspect } = require('util');

class Tagged {
  get [Symbol.toStringTag]() { return 'Tag'; }
}
function Old() {
  this.a = 1;
}
Old.prototype = { method() {} };

function shows(value, expected, options) {
  assert.strictEqual(inspect(value, options), expected);
}

shows({ [Symbol.toStringTag]: 'Own' }, `{ [Symbol(Symbol.toStringTag)]: 'Own' }`);
shows(new Tagged(), 'Tagged [Tag] {}');
shows(Object.assign(new Tagged(), { a: 1 }), 'Tagged [Tag] { a: 1 }');
shows(Object.create({ [Symbol.toStringTag]: 'Inherited' }), 'Object [Inherited] {}');
shows(Object.create(null, { [Symbol.toStringTag]: { value: 'Null' } }), '[Object: null prototype] [Null] {}');
shows(new Old(), '{ a: 1 }');
shows(Object.create(Array.prototype), 'Array {}');
shows(Object.create(Object.create(null)), 'Object <[Object: null prototype] {}> {}');
shows(Object.setPrototypeOf(new Date(0), null), '[Date: null prototype] 1970-01-01T00:00:00.000Z');
shows(Object.setPrototypeOf(/a/g, null), '[RegExp: null prototype] /a/g');
shows((function* generator() {})(), 'Object [Generator] {}');
shows(new Tagged(), 'Tagged [Tag] { [Symbol(Symbol.toStringTag)]: [Getter] }', { showHidden: true });
shows({ constructor: 'text' }, `{ constructor: 'text' }`);
