'use strict';
const assert = require('assert');
const { test, listen } = require('./_raw');

test(async () => {
  if (!Symbol.asyncDispose) return;
  const server = await listen(() => {});
  await server[Symbol.asyncDispose]();
  assert.strictEqual(server.listening, false);
});
