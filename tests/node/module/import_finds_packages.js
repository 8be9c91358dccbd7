'use strict';
const assert = require('assert');
const path = require('path');
const { createRequire } = require('module');
const { pathToFileURL } = require('url');
const folder = path.join(__dirname, 'fixtures/packages');

async function test() {
  const { from } = await import(pathToFileURL(`${folder}/asks.mjs`));
  assert.strictEqual((await from('exports')).from, 'entry.mjs');
  assert.strictEqual(createRequire(`${folder}/x.js`)('exports').from, 'entry.cjs');
  assert.strictEqual((await from('exports/sub')).default, 'exports/lib/sub');
  assert.strictEqual((await from('main')).default, 'main/lib/entry');
  assert.strictEqual((await from('plain')).default, 'plain');
  assert.strictEqual((await from('plain/sub/file.js')).default, 'plain/sub/file');
  assert.strictEqual((await from('@scope/name')).default, '@scope/name');
  // import tries no endings and no directories.
  await assert.rejects(from('plain/sub/file'), { code: 'ERR_MODULE_NOT_FOUND' });
  await assert.rejects(from('plain/sub'), { code: 'ERR_UNSUPPORTED_DIR_IMPORT' });
  await assert.rejects(from('exports/lib/sub.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
  await assert.rejects(from('exports/gone'), { code: 'ERR_MODULE_NOT_FOUND' });
  await assert.rejects(from('@scope'), { code: 'ERR_INVALID_MODULE_SPECIFIER' });
  await assert.rejects(from('bad-json'), /bad-json\/package\.json/);
}
test();
