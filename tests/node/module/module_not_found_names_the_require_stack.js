'use strict';
const assert = require('assert');
const asking = require.resolve('./fixtures/missing/asks');

assert.throws(() => require('./fixtures/missing/asks'), {
  name: 'Error',
  code: 'MODULE_NOT_FOUND',
  message: `Cannot find module './nowhere'\nRequire stack:\n- ${asking}\n- ${__filename}`,
  requireStack: [asking, __filename],
});
assert.throws(() => require('no-such-package'), {
  code: 'MODULE_NOT_FOUND',
  message: `Cannot find module 'no-such-package'\nRequire stack:\n- ${__filename}`,
});
assert.throws(() => require('node:nonsense'), {
  code: 'ERR_UNKNOWN_BUILTIN_MODULE', message: 'No such built-in module: node:nonsense',
});
assert.throws(() => require.resolve('/no/such/file'), { code: 'MODULE_NOT_FOUND' });
