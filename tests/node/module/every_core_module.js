'use strict';
// Every module that builtinModules names can be required, under both of its names, and comes to life whole.

const assert = require('assert');
const { builtinModules } = require('module');

process.removeAllListeners('warning');
process.on('warning', () => {});               // some are deprecated, and say so

assert.ok(builtinModules.length > 30);
for (const name of builtinModules) {
  // Touching each property makes what is made lazily; some of Node's deprecated ones warn, or refuse.
  const found = require(name);
  assert.ok(found !== null && ['object', 'function'].includes(typeof found), name);
  for (const key of Object.keys(found)) {
    try { void found[key]; } catch (error) { assert.ok(error.code, `${name}.${key}: ${error}`); }
  }
  if (!name.startsWith('node:')) assert.strictEqual(require(`node:${name}`), found, name);
}
