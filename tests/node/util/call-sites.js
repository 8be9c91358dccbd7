'use strict';
// util.getCallSites (where this Node has it) names the callers.

const assert = require('assert');
const { getCallSites } = require('util');

function caller() {
  return getCallSites(2);
}

if (getCallSites !== undefined) {
  const sites = caller();
  assert.strictEqual(sites.length, 2);
  assert.strictEqual(sites[0].functionName, 'caller');
  assert.ok(sites[0].scriptName.endsWith('call-sites.js'));
  assert.strictEqual(sites[0].lineNumber, 8);
  assert.strictEqual(typeof sites[0].column, 'number');
  assert.throws(() => getCallSites('x'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => getCallSites(0), { code: 'ERR_OUT_OF_RANGE' });
}
