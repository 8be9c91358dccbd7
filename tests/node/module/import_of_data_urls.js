'use strict';
const assert = require('assert');

async function test() {
  assert.strictEqual((await import('data:text/javascript,export default 1 + 1')).default, 2);
  assert.strictEqual((await import('data:text/javascript;base64,ZXhwb3J0IGRlZmF1bHQgMw==')).default, 3);
  assert.strictEqual((await import('data:text/javascript,export%20default%20%22%C3%A9%22')).default, 'é');
  assert.strictEqual((await import('data:text/javascript,export { sep } from "path"')).sep, '/');
  const json = await import('data:application/json,[1,2]', { with: { type: 'json' } });
  assert.deepStrictEqual(json.default, [1, 2]);
  await assert.rejects(import('data:text/javascript,import "./x.js"'), TypeError);
  await assert.rejects(import('data:text/css,a'), { code: 'ERR_UNKNOWN_MODULE_FORMAT' });
}
test();
