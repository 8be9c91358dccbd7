'use strict';
// The is… functions of old, which programs still call.

const assert = require('assert');
const util = require('util');

assert.deepStrictEqual([
  util.isArray([]), util.isBoolean(false), util.isNull(null), util.isNullOrUndefined(undefined), util.isNumber(NaN),
  util.isString(''), util.isSymbol(Symbol()), util.isUndefined(undefined), util.isRegExp(/x/), util.isObject({}),
  util.isDate(new Date()), util.isError(new TypeError('x')), util.isFunction(() => {}), util.isPrimitive('x'),
  util.isBuffer(Buffer.alloc(0)),
], new Array(15).fill(true));
assert.deepStrictEqual([
  util.isArray({}), util.isNull(undefined), util.isObject(null), util.isObject(() => {}), util.isError({}),
  util.isPrimitive({}), util.isDate({}), util.isRegExp('x'),
], new Array(8).fill(false));

assert.strictEqual(util.toUSVString('a\ud800b'), 'a\ufffdb');
assert.strictEqual(new util.TextDecoder().decode(new util.TextEncoder().encode('é')), 'é');
