'use strict';

const assert = require('assert');
const { v1, v3, v4, v5, v7, validate, version, parse, stringify } = require('uuid');

assert.strictEqual(v5('example.com', v5.DNS), 'cfbff0d1-9375-5685-968c-48ce8b15ae17');
assert.strictEqual(v3('example.com', v3.DNS), '9073926b-929f-31c2-abc9-fad77ae3e8eb');
assert.deepStrictEqual([v1(), v4(), v7()].map(version), [1, 4, 7]);
assert.notStrictEqual(v4(), v4());
assert.ok(v7() < v7());
assert.strictEqual(validate('not'), false);
const id = v4();
assert.strictEqual(stringify(parse(id)), id);
