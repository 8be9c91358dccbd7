'use strict';
const assert = require('assert');
const Module = require('module');

const { wrap } = Module;
Module.wrap = (script) => wrap(`const injected = 1; ${script}`);
assert.strictEqual(require('./fixtures/hooks/wrapped'), 'number');
