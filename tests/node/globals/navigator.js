'use strict';
// The global `navigator`, which Node has since version 21.

const assert = require('assert');

if (globalThis.navigator !== undefined) {
  assert.strictEqual(navigator.platform, process.platform);
  assert.strictEqual(navigator.userAgent, `Node.js/${process.versions.node.split('.')[0]}`);
  assert(navigator.hardwareConcurrency >= 1);
  assert.strictEqual(navigator.languages[0], navigator.language);
  assert.throws(() => new Navigator(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
}
