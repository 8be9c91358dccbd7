'use strict';
const assert = require('assert');
const qs = require('querystring');

assert.deepStrictEqual({ ...qs.parse('a', []) }, { a: '' });
assert.deepStrictEqual({ ...qs.parse('a', null, []) }, { '': 'a' });
