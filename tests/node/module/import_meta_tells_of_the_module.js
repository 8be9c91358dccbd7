'use strict';
const assert = require('assert');
const path = require('path');
const { pathToFileURL } = require('url');

async function test() {
  const got = await import('./fixtures/esm/meta.mjs');
  const file = path.join(__dirname, 'fixtures/esm/meta.mjs');
  const { href } = pathToFileURL(file);
  assert.strictEqual(got.meta.url, href);
  assert.strictEqual(got.meta.filename, file);
  assert.strictEqual(got.meta.dirname, path.dirname(file));
  assert.deepStrictEqual(got.keys, ['dirname', 'filename', 'resolve', 'url']);
  assert.strictEqual(Object.getPrototypeOf(got.meta), null);
  assert.strictEqual(got.resolved, new URL('./named.mjs', href).href);
  assert.strictEqual(got.missing, new URL('./no/such.mjs', href).href);
  assert.strictEqual(got.core, 'node:fs');
  assert.throws(() => got.meta.resolve('no-such-package'), { code: 'ERR_MODULE_NOT_FOUND' });
  assert.strictEqual(got.self, 'undefined');

  const queried = await import('./fixtures/esm/meta.mjs?a=1#b');
  assert.strictEqual(queried.meta.url, `${href}?a=1#b`);
  assert.strictEqual(queried.meta.filename, file);
}
test();
