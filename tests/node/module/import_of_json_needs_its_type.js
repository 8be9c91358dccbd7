'use strict';
const assert = require('assert');

async function test() {
  const { default: data } = await import('./fixtures/esm/imports_json.mjs');
  assert.deepStrictEqual(data, { answer: 42 });
  const direct = await import('./fixtures/esm/data.json', { with: { type: 'json' } });
  assert.strictEqual(direct.default, data);
  assert.deepStrictEqual(Object.keys(direct), ['default']);
  await assert.rejects(import('./fixtures/esm/data.json'), {
    name: 'TypeError', message: /needs an import attribute/,
  });
  await assert.rejects(import('./fixtures/esm/named.mjs', { with: { type: 'json' } }), TypeError);
  await assert.rejects(import('./fixtures/esm/data.json', { with: { type: 'css' } }), TypeError);
  await assert.rejects(import('./fixtures/esm/data.json', { with: { kind: 'json' } }), TypeError);
  await assert.rejects(import('./fixtures/esm/broken.json', { with: { type: 'json' } }), SyntaxError);
}
test();
