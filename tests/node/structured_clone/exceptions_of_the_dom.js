// mote only: Node 20 makes plain objects of them
'use strict';
const assert = require('assert');

const original = new DOMException('why', 'DataCloneError');
const { clone } = structuredClone({ clone: original });
assert.ok(clone instanceof DOMException && clone !== original);
assert.deepStrictEqual([clone.message, clone.name, clone.code, clone.stack],
  ['why', 'DataCloneError', 25, original.stack]);
assert.strictEqual(structuredClone(Object.create(DOMException.prototype)) instanceof DOMException, false);
assert.throws(() => structuredClone(1, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => structuredClone(1, { transfer: null }), { code: 'ERR_INVALID_ARG_TYPE' });
