'use strict';
const assert = require('assert');
const path = require('path');
const bad = './fixtures/esm/bad';
const folder = path.join(__dirname, bad);

async function test() {
  await assert.rejects(import(`${bad}/nowhere.mjs`), {
    code: 'ERR_MODULE_NOT_FOUND',
    message: `Cannot find module '${folder}/nowhere.mjs' imported from ${__filename}`,
    url: require('url').pathToFileURL(`${folder}/nowhere.mjs`).href,
  });
  await assert.rejects(import('no-such-package'), {
    code: 'ERR_MODULE_NOT_FOUND',
    message: `Cannot find package 'no-such-package' imported from ${__filename}`,
  });
  await assert.rejects(import(bad), { code: 'ERR_UNSUPPORTED_DIR_IMPORT' });
  await assert.rejects(import('http://localhost/x.mjs'), { code: 'ERR_UNSUPPORTED_ESM_URL_SCHEME' });
  await assert.rejects(import(`${bad}/unknown.xyz`), { code: 'ERR_UNKNOWN_FILE_EXTENSION' });
  await assert.rejects(import(`${bad}/a%2fb.mjs`), { code: 'ERR_INVALID_MODULE_SPECIFIER' });
  await assert.rejects(import({ toString() { throw new Error('mine'); } }), { message: 'mine' });

  await assert.rejects(import(`${bad}/missing_name.mjs`), {
    name: 'SyntaxError',
    message: "The requested module '../named.mjs' does not provide an export named 'nothing'",
  });
  await assert.rejects(import(`${bad}/missing_default.mjs`), {
    name: 'SyntaxError',
    message: "The requested module './no_default.mjs' does not provide an export named 'default'",
  });
  await assert.rejects(import(`${bad}/missing_common_name.mjs`), (error) => {
    assert.strictEqual(error.name, 'SyntaxError');
    assert(error.message.startsWith(
      "Named export 'nothing' not found. The requested module '../common.cjs' is a CommonJS module"));
    return true;
  });

  // Nothing of a graph runs that lacks a module, and it lacks it for ever.
  for (const file of ['missing_file', 'deep', 'loops', 'deep']) {
    await assert.rejects(import(`${bad}/${file}.mjs`), { code: 'ERR_MODULE_NOT_FOUND' });
  }
  await assert.rejects(import(`${bad}/syntax.mjs`), SyntaxError);
  await assert.rejects(import(`${bad}/imports_syntax.mjs`), SyntaxError);
  assert.strictEqual(globalThis.wrong, undefined);
}
test();
