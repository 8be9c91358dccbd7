'use strict';
const assert = require('assert');
const at = './fixtures/esm/detect';

async function test() {
  assert.strictEqual((await import(`${at}/exports.js`)).kind, 'detected');
  await import(`${at}/awaits.js`);
  assert.strictEqual(globalThis.awaited, 5);
  assert.strictEqual((await import(`${at}/script.js`)).default, require(`${at}/script.js`));
  assert.strictEqual(require(`${at}/exports.js`).kind, 'detected');
}
test();
