'use strict';
// Buffers and views of other kinds, memory that was given away, what only looks like an ArrayBuffer.

const assert = require('assert');
const { isAscii, isUtf8 } = require('buffer');
const vm = require('vm');

const foreign = vm.runInNewContext('new ArrayBuffer(3)');
assert.strictEqual(Buffer.byteLength(foreign), 3);
assert.strictEqual(Buffer.from(foreign).length, 3);

const gone = new ArrayBuffer(4);
structuredClone(gone, { transfer: [gone] });
assert.throws(() => isUtf8(gone), { code: 'ERR_INVALID_STATE' });
assert.throws(() => isAscii(gone), { code: 'ERR_INVALID_STATE' });

function Lookalike() {}
Object.setPrototypeOf(Lookalike, ArrayBuffer);
Object.setPrototypeOf(Lookalike.prototype, ArrayBuffer.prototype);
assert.throws(() => Buffer.from(new Lookalike()), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => Buffer.from('a').copy({}), { code: 'ERR_INVALID_ARG_TYPE' });
