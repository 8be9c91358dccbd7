'use strict';
const assert = require('assert');
const { syncBuiltinESMExports } = require('module');

async function test() {
  const got = await import('./fixtures/esm/builtins.mjs');
  const fs = require('fs');
  assert.strictEqual(got.fs, fs);
  assert.strictEqual(got.readFile, fs.readFile);
  assert.strictEqual(got.path, require('path'));
  assert.strictEqual(got.events.default, require('events'));
  assert.strictEqual(got.events.EventEmitter, require('events'));
  assert.strictEqual(await import('node:events'), got.events);
  assert.strictEqual(await import('events'), got.events);

  const { readFile } = fs;
  const replacement = () => {};
  fs.readFile = replacement;
  assert.strictEqual(got.readFile, readFile);
  syncBuiltinESMExports();
  assert.strictEqual(got.readFile, replacement);
  fs.readFile = readFile;
  syncBuiltinESMExports();

  await assert.rejects(import('node:nonsense'), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
}
test();
