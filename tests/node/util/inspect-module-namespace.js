'use strict';
// The namespace of a module shows its exports.

const assert = require('assert');
const { inspect, types } = require('util');

import('./inspect-module-namespace.mjs').then((namespace) => {
  assert.strictEqual(inspect(namespace), `[Module: null prototype] {
  default: { a: [ 1 ] },
  named: [Function: named],
  number: 1
}`);
  assert.strictEqual(types.isModuleNamespaceObject(namespace), true);
  assert.strictEqual(types.isModuleNamespaceObject(Object.freeze({ __proto__: null })), false);
}).then(() => { process.exitCode = 0; });
process.exitCode = 1;
