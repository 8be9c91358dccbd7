'use strict';
const assert = require('assert');
const at = './fixtures/esm/type';

async function test() {
  assert.strictEqual((await import(`${at}/index.js`)).kind, 'module');
  assert.strictEqual((await import(`${at}/extensionless`)).kind, 'extensionless module');
  assert.strictEqual((await import(`${at}/common.cjs`)).default.kind, 'function');
  assert.strictEqual((await import(`${at}/script/index.js`)).default.kind, 'function');
  assert.strictEqual(require(`${at}/script`).kind, 'function');
  await assert.rejects(import(`${at}/script/wrong.js`), SyntaxError);
  assert.throws(() => require(`${at}/script/wrong.js`), SyntaxError);
}
test();
