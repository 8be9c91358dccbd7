'use strict';
const assert = require('assert');
const express = require('express');

assert.throws(() => express.json({ limit: 'much' }), { message: 'option limit "much" is invalid' });
assert.throws(() => express.json({ verify: 1 }), { message: 'option verify must be function' });
assert.throws(() => express.urlencoded({ defaultCharset: 'x' }), {
  message: 'option defaultCharset must be either utf-8 or iso-8859-1'
});
assert.throws(() => express.urlencoded({ parameterLimit: 0 }), {
  message: 'option parameterLimit must be a positive number'
});
assert.throws(() => express.urlencoded({ extended: true, depth: -1 }), {
  message: 'option depth must be a zero or a positive number'
});
