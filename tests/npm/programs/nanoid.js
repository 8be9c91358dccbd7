'use strict';

const assert = require('assert');
const { nanoid, customAlphabet } = require('nanoid');

assert.match(nanoid(), /^[\w-]{21}$/);
assert.match(customAlphabet('ab', 40)(), /^[ab]{40}$/);
assert.strictEqual(new Set(Array.from({ length: 500 }, () => nanoid(10))).size, 500);
